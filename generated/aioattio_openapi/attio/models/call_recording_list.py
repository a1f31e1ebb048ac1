# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class CallRecordingList(Model):
    """At list_call_recordings.response."""

    data: list[CallRecording]
    pagination: Pagination


from .call_recording import CallRecording
from .pagination import Pagination

CallRecordingList._fields = (
    ("data", "data", list_of(CallRecording.read)),
    ("pagination", "pagination", Pagination.read),
)
CallRecordingList._required = frozenset({"data", "pagination"})
