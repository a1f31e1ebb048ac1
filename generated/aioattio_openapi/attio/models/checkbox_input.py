# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CheckboxInput(Model):
    """At #input-value.|{value:boolean}~0."""

    value: bool


CheckboxInput._fields = (("value", "value", None),)
CheckboxInput._required = frozenset({"value"})
