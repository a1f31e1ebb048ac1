# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Any

from attrs import define

from ..types import UNSET, Model, Unset, list_of, one_of


@define(kw_only=True)
class QueryEntriesBody(Model):
    """At query_entries.body."""

    filter_: Any | Unset = UNSET
    filter_view_id: str | Unset = UNSET
    limit: int | Unset = UNSET
    offset: int | Unset = UNSET
    sorts: list[AttributeSort | PathSort] | Unset = UNSET


from .attribute_sort import AttributeSort
from .path_sort import PathSort

QueryEntriesBody._fields = (
    ("filter_", "filter", None),
    ("filter_view_id", "filter_view_id", None),
    ("limit", "limit", None),
    ("offset", "offset", None),
    ("sorts", "sorts", list_of(one_of(AttributeSort, PathSort))),
)
