# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class StaticDateValue(Model):
    """At #output-value.|date."""

    attribute_type: Literal["date"] = "date"
    value: str


StaticDateValue._fields = (
    ("attribute_type", "attribute_type", None),
    ("value", "value", None),
)
StaticDateValue._required = frozenset({"attribute_type", "value"})
StaticDateValue._constants = {"attribute_type": "date"}
