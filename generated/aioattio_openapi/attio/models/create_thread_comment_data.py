# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import UNSET, Model, Unset


@define(kw_only=True)
class CreateThreadCommentData(Model):
    """At CreateCommentBody.data.|{author,content,created_at,format,thread_id}."""

    author: CommentAuthor
    content: str
    format_: Literal["plaintext"] = "plaintext"
    thread_id: str
    created_at: str | Unset = UNSET


from .comment_author import CommentAuthor

CreateThreadCommentData._fields = (
    ("author", "author", CommentAuthor.read),
    ("content", "content", None),
    ("format_", "format", None),
    ("thread_id", "thread_id", None),
    ("created_at", "created_at", None),
)
CreateThreadCommentData._required = frozenset({"author", "content", "format", "thread_id"})
CreateThreadCommentData._constants = {"format": "plaintext"}
