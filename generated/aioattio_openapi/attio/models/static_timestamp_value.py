# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class StaticTimestampValue(Model):
    """At #output-value.|timestamp."""

    attribute_type: Literal["timestamp"] = "timestamp"
    value: str


StaticTimestampValue._fields = (
    ("attribute_type", "attribute_type", None),
    ("value", "value", None),
)
StaticTimestampValue._required = frozenset({"attribute_type", "value"})
StaticTimestampValue._constants = {"attribute_type": "timestamp"}
