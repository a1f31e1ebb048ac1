# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class NoteList(Model):
    """At list_notes.response."""

    data: list[Note]


from .note import Note

NoteList._fields = (("data", "data", list_of(Note.read)),)
NoteList._required = frozenset({"data"})
