# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class StaticRatingValue(Model):
    """At #output-value.|rating."""

    attribute_type: Literal["rating"] = "rating"
    value: float


StaticRatingValue._fields = (
    ("attribute_type", "attribute_type", None),
    ("value", "value", None),
)
StaticRatingValue._required = frozenset({"attribute_type", "value"})
StaticRatingValue._constants = {"attribute_type": "rating"}
