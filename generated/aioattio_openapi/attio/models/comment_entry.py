# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CommentEntry(Model):
    """At Comment.entry."""

    entry_id: str
    list_id: str


CommentEntry._fields = (
    ("entry_id", "entry_id", None),
    ("list_id", "list_id", None),
)
CommentEntry._required = frozenset({"entry_id", "list_id"})
