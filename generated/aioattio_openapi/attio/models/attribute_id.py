# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class AttributeId(Model):
    """At Attribute.id, AttributeRelationship.id, ObjectAttributeCreatedEvent.id and 1 more places."""

    attribute_id: str
    object_id: str
    workspace_id: str


AttributeId._fields = (
    ("attribute_id", "attribute_id", None),
    ("object_id", "object_id", None),
    ("workspace_id", "workspace_id", None),
)
AttributeId._required = frozenset({"attribute_id", "object_id", "workspace_id"})
