# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class TextInput(Model):
    """At #input-value.|{value:string}~0."""

    value: str


TextInput._fields = (("value", "value", None),)
TextInput._required = frozenset({"value"})
