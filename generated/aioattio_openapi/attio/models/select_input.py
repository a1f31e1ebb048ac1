# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class SelectInput(Model):
    """At #input-value.|{option}."""

    option: str


SelectInput._fields = (("option", "option", None),)
SelectInput._required = frozenset({"option"})
