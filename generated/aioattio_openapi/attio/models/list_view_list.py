# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class ListViewList(Model):
    """At list_list_views.response."""

    data: list[ListView]
    pagination: Pagination


from .list_view import ListView
from .pagination import Pagination

ListViewList._fields = (
    ("data", "data", list_of(ListView.read)),
    ("pagination", "pagination", Pagination.read),
)
ListViewList._required = frozenset({"data", "pagination"})
