# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import UNSET, Model, Unset


@define(kw_only=True)
class CreateEntryCommentData(Model):
    """At CreateCommentBody.data.|{author,content,created_at,entry,format}."""

    author: CommentAuthor
    content: str
    entry: CommentEntryInput
    format_: Literal["plaintext"] = "plaintext"
    created_at: str | Unset = UNSET


from .comment_author import CommentAuthor
from .comment_entry_input import CommentEntryInput

CreateEntryCommentData._fields = (
    ("author", "author", CommentAuthor.read),
    ("content", "content", None),
    ("entry", "entry", CommentEntryInput.read),
    ("format_", "format", None),
    ("created_at", "created_at", None),
)
CreateEntryCommentData._required = frozenset({"author", "content", "entry", "format"})
CreateEntryCommentData._constants = {"format": "plaintext"}
