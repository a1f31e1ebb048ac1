# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class RecordSearchHits(Model):
    """At search_records.response."""

    data: list[RecordSearchHit]


from .record_search_hit import RecordSearchHit

RecordSearchHits._fields = (("data", "data", list_of(RecordSearchHit.read)),)
RecordSearchHits._required = frozenset({"data"})
