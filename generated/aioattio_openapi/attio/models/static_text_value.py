# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class StaticTextValue(Model):
    """At #output-value.|text."""

    attribute_type: Literal["text"] = "text"
    value: str


StaticTextValue._fields = (
    ("attribute_type", "attribute_type", None),
    ("value", "value", None),
)
StaticTextValue._required = frozenset({"attribute_type", "value"})
StaticTextValue._constants = {"attribute_type": "text"}
