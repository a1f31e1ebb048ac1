# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class MeetingList(Model):
    """At list_meetings.response."""

    data: list[Meeting]
    pagination: Pagination


from .meeting import Meeting
from .pagination import Pagination

MeetingList._fields = (
    ("data", "data", list_of(Meeting.read)),
    ("pagination", "pagination", Pagination.read),
)
MeetingList._required = frozenset({"data", "pagination"})
