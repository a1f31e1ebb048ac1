# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpdatedEntryId(Model):
    """At ListEntryUpdatedEvent.id."""

    attribute_id: str
    entry_id: str
    list_id: str
    workspace_id: str


UpdatedEntryId._fields = (
    ("attribute_id", "attribute_id", None),
    ("entry_id", "entry_id", None),
    ("list_id", "list_id", None),
    ("workspace_id", "workspace_id", None),
)
UpdatedEntryId._required = frozenset({"attribute_id", "entry_id", "list_id", "workspace_id"})
