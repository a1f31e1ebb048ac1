# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class NumberInput(Model):
    """At #input-value.|{value:number}~0."""

    value: float


NumberInput._fields = (("value", "value", None),)
NumberInput._required = frozenset({"value"})
