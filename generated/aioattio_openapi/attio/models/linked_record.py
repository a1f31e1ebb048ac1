# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class LinkedRecord(Model):
    """At Email.linked_records.[], Meeting.linked_records.[]."""

    object_id: str
    object_slug: str
    record_id: str


LinkedRecord._fields = (
    ("object_id", "object_id", None),
    ("object_slug", "object_slug", None),
    ("record_id", "record_id", None),
)
LinkedRecord._required = frozenset({"object_id", "object_slug", "record_id"})
