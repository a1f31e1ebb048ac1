# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CommentRecordInput(Model):
    """At CreateRecordCommentData.record."""

    object_: str
    record_id: str


CommentRecordInput._fields = (
    ("object_", "object", None),
    ("record_id", "record_id", None),
)
CommentRecordInput._required = frozenset({"object", "record_id"})
