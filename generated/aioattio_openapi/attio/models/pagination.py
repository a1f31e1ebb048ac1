# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class Pagination(Model):
    """At ActivityList.pagination, CallRecordingList.pagination, EmailList.pagination and 6 more places."""

    next_cursor: None | str


Pagination._fields = (("next_cursor", "next_cursor", None),)
Pagination._required = frozenset({"next_cursor"})
