# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ObjectViewId(Model):
    """At ObjectView.id."""

    object_id: str
    view_id: str
    workspace_id: str


ObjectViewId._fields = (
    ("object_id", "object_id", None),
    ("view_id", "view_id", None),
    ("workspace_id", "workspace_id", None),
)
ObjectViewId._required = frozenset({"object_id", "view_id", "workspace_id"})
