# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class ListList(Model):
    """At list_lists.response."""

    data: list[List]


from .list_ import List

ListList._fields = (("data", "data", list_of(List.read)),)
ListList._required = frozenset({"data"})
