# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ObjectId(Model):
    """At Object.id."""

    object_id: str
    workspace_id: str


ObjectId._fields = (
    ("object_id", "object_id", None),
    ("workspace_id", "workspace_id", None),
)
ObjectId._required = frozenset({"object_id", "workspace_id"})
