# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class RecordResponse(Model):
    """At create_record.response, get_record.response, overwrite_record.response and 2 more places."""

    data: Record


from .record import Record

RecordResponse._fields = (("data", "data", Record.read),)
RecordResponse._required = frozenset({"data"})
