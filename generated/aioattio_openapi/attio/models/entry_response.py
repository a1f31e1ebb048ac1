# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class EntryResponse(Model):
    """At create_entry.response, get_entry.response, overwrite_entry.response and 2 more places."""

    data: Entry


from .entry import Entry

EntryResponse._fields = (("data", "data", Entry.read),)
EntryResponse._required = frozenset({"data"})
