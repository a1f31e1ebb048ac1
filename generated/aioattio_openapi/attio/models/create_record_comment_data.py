# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import UNSET, Model, Unset


@define(kw_only=True)
class CreateRecordCommentData(Model):
    """At CreateCommentBody.data.|{author,content,created_at,format,record}."""

    author: CommentAuthor
    content: str
    format_: Literal["plaintext"] = "plaintext"
    record: CommentRecordInput
    created_at: str | Unset = UNSET


from .comment_author import CommentAuthor
from .comment_record_input import CommentRecordInput

CreateRecordCommentData._fields = (
    ("author", "author", CommentAuthor.read),
    ("content", "content", None),
    ("format_", "format", None),
    ("record", "record", CommentRecordInput.read),
    ("created_at", "created_at", None),
)
CreateRecordCommentData._required = frozenset({"author", "content", "format", "record"})
CreateRecordCommentData._constants = {"format": "plaintext"}
