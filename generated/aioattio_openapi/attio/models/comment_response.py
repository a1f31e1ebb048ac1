# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CommentResponse(Model):
    """At create_comment.response, get_comment.response."""

    data: Comment


from .comment import Comment

CommentResponse._fields = (("data", "data", Comment.read),)
CommentResponse._required = frozenset({"data"})
