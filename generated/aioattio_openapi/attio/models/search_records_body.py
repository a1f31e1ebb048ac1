# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset, one_of


@define(kw_only=True)
class SearchRecordsBody(Model):
    """At search_records.body."""

    objects: list[str]
    query: str
    request_as: SearchAsMember | SearchAsWorkspace
    limit: int | Unset = UNSET


from .search_as_member import SearchAsMember
from .search_as_workspace import SearchAsWorkspace

SearchRecordsBody._fields = (
    ("objects", "objects", None),
    ("query", "query", None),
    ("request_as", "request_as", one_of(SearchAsMember, SearchAsWorkspace)),
    ("limit", "limit", None),
)
SearchRecordsBody._required = frozenset({"objects", "query", "request_as"})
