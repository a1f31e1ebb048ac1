# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class NewDynamicDefault(Model):
    """At CreateAttributeData.default_value.|dynamic, UpdateAttributeData.default_value.|dynamic."""

    template: str
    type_: Literal["dynamic"] = "dynamic"


NewDynamicDefault._fields = (
    ("template", "template", None),
    ("type_", "type", None),
)
NewDynamicDefault._required = frozenset({"template", "type"})
NewDynamicDefault._constants = {"type": "dynamic"}
