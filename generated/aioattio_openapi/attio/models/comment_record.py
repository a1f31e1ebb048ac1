# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CommentRecord(Model):
    """At Comment.record."""

    object_id: str
    record_id: str


CommentRecord._fields = (
    ("object_id", "object_id", None),
    ("record_id", "record_id", None),
)
CommentRecord._required = frozenset({"object_id", "record_id"})
