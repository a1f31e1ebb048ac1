# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class TimestampInput(Model):
    """At #input-value.|{value:string}~2."""

    value: str


TimestampInput._fields = (("value", "value", None),)
TimestampInput._required = frozenset({"value"})
