# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class EntryId(Model):
    """At Entry.id, ListEntryCreatedEvent.id, ListEntryDeletedEvent.id."""

    entry_id: str
    list_id: str
    workspace_id: str


EntryId._fields = (
    ("entry_id", "entry_id", None),
    ("list_id", "list_id", None),
    ("workspace_id", "workspace_id", None),
)
EntryId._required = frozenset({"entry_id", "list_id", "workspace_id"})
