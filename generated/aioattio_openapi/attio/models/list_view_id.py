# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ListViewId(Model):
    """At ListView.id."""

    list_id: str
    view_id: str
    workspace_id: str


ListViewId._fields = (
    ("list_id", "list_id", None),
    ("view_id", "view_id", None),
    ("workspace_id", "workspace_id", None),
)
ListViewId._required = frozenset({"list_id", "view_id", "workspace_id"})
