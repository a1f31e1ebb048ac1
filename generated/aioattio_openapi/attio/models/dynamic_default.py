# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class DynamicDefault(Model):
    """At Attribute.default_value.|dynamic."""

    template: str
    type_: Literal["dynamic"] = "dynamic"


DynamicDefault._fields = (
    ("template", "template", None),
    ("type_", "type", None),
)
DynamicDefault._required = frozenset({"template", "type"})
DynamicDefault._constants = {"type": "dynamic"}
