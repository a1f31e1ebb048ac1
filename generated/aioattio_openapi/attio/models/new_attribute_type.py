# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from typing import Literal, TypeAlias

NewAttributeType: TypeAlias = Literal[
    "actor-reference",
    "checkbox",
    "currency",
    "date",
    "domain",
    "email-address",
    "location",
    "number",
    "phone-number",
    "rating",
    "record-reference",
    "select",
    "status",
    "text",
    "timestamp",
]
