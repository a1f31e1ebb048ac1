# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CommentUnresolvedEvent(Model):
    """At event.comment.unresolved."""

    actor: Actor
    entry_id: None | str
    event_type: str
    id: CommentId
    list_id: None | str
    object_id: str
    record_id: str
    thread_id: str


from .actor import Actor
from .comment_id import CommentId

CommentUnresolvedEvent._fields = (
    ("actor", "actor", Actor.read),
    ("entry_id", "entry_id", None),
    ("event_type", "event_type", None),
    ("id", "id", CommentId.read),
    ("list_id", "list_id", None),
    ("object_id", "object_id", None),
    ("record_id", "record_id", None),
    ("thread_id", "thread_id", None),
)
CommentUnresolvedEvent._required = frozenset(
    {"actor", "entry_id", "event_type", "id", "list_id", "object_id", "record_id", "thread_id"}
)
