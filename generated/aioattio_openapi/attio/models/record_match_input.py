# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class RecordMatchInput(Model):
    """At #input-value.|{target_object}."""

    target_object: str


RecordMatchInput._fields = (("target_object", "target_object", None),)
RecordMatchInput._required = frozenset({"target_object"})
