# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ActivityAttributeId(Model):
    """At ActivityAttributeCreatedEvent.id, ActivityAttributeUpdatedEvent.id."""

    activity_id: str
    attribute_id: str
    workspace_id: str


ActivityAttributeId._fields = (
    ("activity_id", "activity_id", None),
    ("attribute_id", "attribute_id", None),
    ("workspace_id", "workspace_id", None),
)
ActivityAttributeId._required = frozenset({"activity_id", "attribute_id", "workspace_id"})
