# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from typing import Literal, TypeAlias

AttributeType: TypeAlias = Literal[
    "actor-reference",
    "checkbox",
    "currency",
    "date",
    "domain",
    "email-address",
    "interaction",
    "location",
    "number",
    "personal-name",
    "phone-number",
    "rating",
    "record-reference",
    "select",
    "status",
    "text",
    "timestamp",
]
