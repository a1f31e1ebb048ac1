# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, one_of


@define(kw_only=True)
class CreateCommentBody(Model):
    """At create_comment.body."""

    data: CreateEntryCommentData | CreateRecordCommentData | CreateThreadCommentData


from .create_entry_comment_data import CreateEntryCommentData
from .create_record_comment_data import CreateRecordCommentData
from .create_thread_comment_data import CreateThreadCommentData

CreateCommentBody._fields = (
    ("data", "data", one_of(CreateEntryCommentData, CreateRecordCommentData, CreateThreadCommentData)),
)
CreateCommentBody._required = frozenset({"data"})
