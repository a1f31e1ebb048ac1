# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class StatusId(Model):
    """At Status.id."""

    attribute_id: str
    object_id: str
    status_id: str
    workspace_id: str


StatusId._fields = (
    ("attribute_id", "attribute_id", None),
    ("object_id", "object_id", None),
    ("status_id", "status_id", None),
    ("workspace_id", "workspace_id", None),
)
StatusId._required = frozenset({"attribute_id", "object_id", "status_id", "workspace_id"})
