# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class RatingInput(Model):
    """At #input-value.|{value:number}~1."""

    value: float


RatingInput._fields = (("value", "value", None),)
RatingInput._required = frozenset({"value"})
