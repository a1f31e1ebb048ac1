# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ListView(Model):
    """At #list-view."""

    created_at: str
    id: ListViewId
    title: str


from .list_view_id import ListViewId

ListView._fields = (
    ("created_at", "created_at", None),
    ("id", "id", ListViewId.read),
    ("title", "title", None),
)
ListView._required = frozenset({"created_at", "id", "title"})
