# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class RecordReferenceValue(Model):
    """At ActivityRecordValues.{}.[].|record-reference, EntryValues.{}.[].|record-reference, RecordValues.{}.[].|record-reference and 1 more places."""

    active_from: str
    active_until: None | str
    attribute_type: Literal["record-reference"] = "record-reference"
    created_by_actor: Actor
    target_object: str
    target_record_id: str


from .actor import Actor

RecordReferenceValue._fields = (
    ("active_from", "active_from", None),
    ("active_until", "active_until", None),
    ("attribute_type", "attribute_type", None),
    ("created_by_actor", "created_by_actor", Actor.read),
    ("target_object", "target_object", None),
    ("target_record_id", "target_record_id", None),
)
RecordReferenceValue._required = frozenset(
    {"active_from", "active_until", "attribute_type", "created_by_actor", "target_object", "target_record_id"}
)
RecordReferenceValue._constants = {"attribute_type": "record-reference"}
