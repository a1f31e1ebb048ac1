# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class AttributeRelationship(Model):
    """At Attribute.relationship."""

    api_slug: str
    id: AttributeId
    is_multiselect: bool
    object_slug: str
    title: str


from .attribute_id import AttributeId

AttributeRelationship._fields = (
    ("api_slug", "api_slug", None),
    ("id", "id", AttributeId.read),
    ("is_multiselect", "is_multiselect", None),
    ("object_slug", "object_slug", None),
    ("title", "title", None),
)
AttributeRelationship._required = frozenset({"api_slug", "id", "is_multiselect", "object_slug", "title"})
