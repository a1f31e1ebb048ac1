# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class StaticPersonalNameValue(Model):
    """At #output-value.|personal-name."""

    attribute_type: Literal["personal-name"] = "personal-name"
    first_name: str
    full_name: str
    last_name: str


StaticPersonalNameValue._fields = (
    ("attribute_type", "attribute_type", None),
    ("first_name", "first_name", None),
    ("full_name", "full_name", None),
    ("last_name", "last_name", None),
)
StaticPersonalNameValue._required = frozenset({"attribute_type", "first_name", "full_name", "last_name"})
StaticPersonalNameValue._constants = {"attribute_type": "personal-name"}
