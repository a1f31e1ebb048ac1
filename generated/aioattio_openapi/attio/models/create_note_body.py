# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CreateNoteBody(Model):
    """At create_note.body."""

    data: CreateNoteData


from .create_note_data import CreateNoteData

CreateNoteBody._fields = (("data", "data", CreateNoteData.read),)
CreateNoteBody._required = frozenset({"data"})
