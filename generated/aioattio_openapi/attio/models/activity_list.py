# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class ActivityList(Model):
    """At list_activities.response."""

    data: list[Activity]
    pagination: Pagination


from .activity import Activity
from .pagination import Pagination

ActivityList._fields = (
    ("data", "data", list_of(Activity.read)),
    ("pagination", "pagination", Pagination.read),
)
ActivityList._required = frozenset({"data", "pagination"})
