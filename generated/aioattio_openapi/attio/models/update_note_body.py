# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpdateNoteBody(Model):
    """At update_note.body."""

    data: UpdateNoteData


from .update_note_data import UpdateNoteData

UpdateNoteBody._fields = (("data", "data", UpdateNoteData.read),)
UpdateNoteBody._required = frozenset({"data"})
