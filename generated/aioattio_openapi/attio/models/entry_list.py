# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class EntryList(Model):
    """At query_entries.response."""

    data: list[Entry]


from .entry import Entry

EntryList._fields = (("data", "data", list_of(Entry.read)),)
EntryList._required = frozenset({"data"})
