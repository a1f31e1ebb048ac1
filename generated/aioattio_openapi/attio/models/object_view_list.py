# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class ObjectViewList(Model):
    """At list_object_views.response."""

    data: list[ObjectView]
    pagination: Pagination


from .object_view import ObjectView
from .pagination import Pagination

ObjectViewList._fields = (
    ("data", "data", list_of(ObjectView.read)),
    ("pagination", "pagination", Pagination.read),
)
ObjectViewList._required = frozenset({"data", "pagination"})
