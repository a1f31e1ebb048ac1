# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class StaticRecordReferenceValue(Model):
    """At #output-value.|record-reference."""

    attribute_type: Literal["record-reference"] = "record-reference"
    target_object: str
    target_record_id: str


StaticRecordReferenceValue._fields = (
    ("attribute_type", "attribute_type", None),
    ("target_object", "target_object", None),
    ("target_record_id", "target_record_id", None),
)
StaticRecordReferenceValue._required = frozenset({"attribute_type", "target_object", "target_record_id"})
StaticRecordReferenceValue._constants = {"attribute_type": "record-reference"}
