# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ListResponse(Model):
    """At create_list.response, get_list.response, update_list.response."""

    data: List


from .list_ import List

ListResponse._fields = (("data", "data", List.read),)
ListResponse._required = frozenset({"data"})
