# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class StaticNumberValue(Model):
    """At #output-value.|number."""

    attribute_type: Literal["number"] = "number"
    value: float


StaticNumberValue._fields = (
    ("attribute_type", "attribute_type", None),
    ("value", "value", None),
)
StaticNumberValue._required = frozenset({"attribute_type", "value"})
StaticNumberValue._constants = {"attribute_type": "number"}
