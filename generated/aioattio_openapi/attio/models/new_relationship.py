# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class NewRelationship(Model):
    """At CreateAttributeData.relationship."""

    api_slug: str
    is_multiselect: bool
    object_: str
    title: str


NewRelationship._fields = (
    ("api_slug", "api_slug", None),
    ("is_multiselect", "is_multiselect", None),
    ("object_", "object", None),
    ("title", "title", None),
)
NewRelationship._required = frozenset({"api_slug", "is_multiselect", "object", "title"})
