# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import UNSET, Model, Unset

if TYPE_CHECKING:
    from .note_format import NoteFormat


@define(kw_only=True)
class CreateNoteData(Model):
    """At CreateNoteBody.data."""

    content: str
    format_: NoteFormat
    parent_object: str
    parent_record_id: str
    title: str
    created_at: str | Unset = UNSET
    meeting_id: None | str | Unset = UNSET


CreateNoteData._fields = (
    ("content", "content", None),
    ("format_", "format", None),
    ("parent_object", "parent_object", None),
    ("parent_record_id", "parent_record_id", None),
    ("title", "title", None),
    ("created_at", "created_at", None),
    ("meeting_id", "meeting_id", None),
)
CreateNoteData._required = frozenset({"content", "format", "parent_object", "parent_record_id", "title"})
