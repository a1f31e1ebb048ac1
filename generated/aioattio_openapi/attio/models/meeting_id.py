# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class MeetingId(Model):
    """At Meeting.id."""

    meeting_id: str
    workspace_id: str


MeetingId._fields = (
    ("meeting_id", "meeting_id", None),
    ("workspace_id", "workspace_id", None),
)
MeetingId._required = frozenset({"meeting_id", "workspace_id"})
