# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CommentEntryInput(Model):
    """At CreateEntryCommentData.entry."""

    entry_id: str
    list_: str


CommentEntryInput._fields = (
    ("entry_id", "entry_id", None),
    ("list_", "list", None),
)
CommentEntryInput._required = frozenset({"entry_id", "list"})
