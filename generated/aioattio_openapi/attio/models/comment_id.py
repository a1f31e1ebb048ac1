# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CommentId(Model):
    """At Comment.id, CommentCreatedEvent.id, CommentDeletedEvent.id and 2 more places."""

    comment_id: str
    workspace_id: str


CommentId._fields = (
    ("comment_id", "comment_id", None),
    ("workspace_id", "workspace_id", None),
)
CommentId._required = frozenset({"comment_id", "workspace_id"})
