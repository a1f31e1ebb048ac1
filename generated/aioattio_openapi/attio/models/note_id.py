# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class NoteId(Model):
    """At Note.id, NoteContentUpdatedEvent.id, NoteCreatedEvent.id and 2 more places."""

    note_id: str
    workspace_id: str


NoteId._fields = (
    ("note_id", "note_id", None),
    ("workspace_id", "workspace_id", None),
)
NoteId._required = frozenset({"note_id", "workspace_id"})
