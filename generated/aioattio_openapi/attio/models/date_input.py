# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class DateInput(Model):
    """At #input-value.|{value:string}~1."""

    value: str


DateInput._fields = (("value", "value", None),)
DateInput._required = frozenset({"value"})
