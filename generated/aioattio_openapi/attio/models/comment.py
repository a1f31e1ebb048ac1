# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class Comment(Model):
    """At #comment."""

    author: Actor
    content_plaintext: str
    created_at: str
    entry: CommentEntry | None
    id: CommentId
    record: CommentRecord
    resolved_at: None | str
    resolved_by: Actor
    thread_id: str


from .actor import Actor
from .comment_entry import CommentEntry
from .comment_id import CommentId
from .comment_record import CommentRecord

Comment._fields = (
    ("author", "author", Actor.read),
    ("content_plaintext", "content_plaintext", None),
    ("created_at", "created_at", None),
    ("entry", "entry", CommentEntry.read),
    ("id", "id", CommentId.read),
    ("record", "record", CommentRecord.read),
    ("resolved_at", "resolved_at", None),
    ("resolved_by", "resolved_by", Actor.read),
    ("thread_id", "thread_id", None),
)
Comment._required = frozenset(
    {
        "author",
        "content_plaintext",
        "created_at",
        "entry",
        "id",
        "record",
        "resolved_at",
        "resolved_by",
        "thread_id",
    }
)
