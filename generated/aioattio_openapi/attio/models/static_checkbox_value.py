# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class StaticCheckboxValue(Model):
    """At #output-value.|checkbox."""

    attribute_type: Literal["checkbox"] = "checkbox"
    value: bool


StaticCheckboxValue._fields = (
    ("attribute_type", "attribute_type", None),
    ("value", "value", None),
)
StaticCheckboxValue._required = frozenset({"attribute_type", "value"})
StaticCheckboxValue._constants = {"attribute_type": "checkbox"}
