# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class RecordList(Model):
    """At query_records.response."""

    data: list[Record]


from .record import Record

RecordList._fields = (("data", "data", list_of(Record.read)),)
RecordList._required = frozenset({"data"})
