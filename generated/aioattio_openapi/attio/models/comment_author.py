# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class CommentAuthor(Model):
    """At CreateEntryCommentData.author, CreateRecordCommentData.author, CreateThreadCommentData.author."""

    id: str
    type_: Literal["workspace-member"] = "workspace-member"


CommentAuthor._fields = (
    ("id", "id", None),
    ("type_", "type", None),
)
CommentAuthor._required = frozenset({"id", "type"})
CommentAuthor._constants = {"type": "workspace-member"}
