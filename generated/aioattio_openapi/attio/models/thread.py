# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class Thread(Model):
    """At #thread."""

    comments: list[Comment]
    created_at: str
    id: ThreadId


from .comment import Comment
from .thread_id import ThreadId

Thread._fields = (
    ("comments", "comments", list_of(Comment.read)),
    ("created_at", "created_at", None),
    ("id", "id", ThreadId.read),
)
Thread._required = frozenset({"comments", "created_at", "id"})
