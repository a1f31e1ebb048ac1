# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class Record(Model):
    """At RecordList.data.[], RecordResponse.data."""

    created_at: str
    id: RecordId
    values: RecordValues
    web_url: str


from .record_id import RecordId
from .record_values import RecordValues

Record._fields = (
    ("created_at", "created_at", None),
    ("id", "id", RecordId.read),
    ("values", "values", RecordValues.read),
    ("web_url", "web_url", None),
)
Record._required = frozenset({"created_at", "id", "values", "web_url"})
