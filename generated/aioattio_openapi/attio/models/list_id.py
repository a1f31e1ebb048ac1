# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ListId(Model):
    """At List.id, ListCreatedEvent.id, ListDeletedEvent.id and 1 more places."""

    list_id: str
    workspace_id: str


ListId._fields = (
    ("list_id", "list_id", None),
    ("workspace_id", "workspace_id", None),
)
ListId._required = frozenset({"list_id", "workspace_id"})
