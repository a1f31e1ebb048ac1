# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ObjectView(Model):
    """At #object-view."""

    created_at: str
    id: ObjectViewId
    title: str


from .object_view_id import ObjectViewId

ObjectView._fields = (
    ("created_at", "created_at", None),
    ("id", "id", ObjectViewId.read),
    ("title", "title", None),
)
ObjectView._required = frozenset({"created_at", "id", "title"})
