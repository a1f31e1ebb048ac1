# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import UNSET, Model, Unset

if TYPE_CHECKING:
    from .note_format import NoteFormat


@define(kw_only=True)
class UpdateNoteData(Model):
    """At UpdateNoteBody.data."""

    content: str | Unset = UNSET
    format_: NoteFormat | Unset = UNSET
    title: str | Unset = UNSET


UpdateNoteData._fields = (
    ("content", "content", None),
    ("format_", "format", None),
    ("title", "title", None),
)
