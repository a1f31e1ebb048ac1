# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class RecordReferenceInput(Model):
    """At #input-value.|{target_object,target_record_id}."""

    target_object: str
    target_record_id: str


RecordReferenceInput._fields = (
    ("target_object", "target_object", None),
    ("target_record_id", "target_record_id", None),
)
RecordReferenceInput._required = frozenset({"target_object", "target_record_id"})
