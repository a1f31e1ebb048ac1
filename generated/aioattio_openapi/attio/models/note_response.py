# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class NoteResponse(Model):
    """At create_note.response, get_note.response, update_note.response."""

    data: Note


from .note import Note

NoteResponse._fields = (("data", "data", Note.read),)
NoteResponse._required = frozenset({"data"})
