# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class Meeting(Model):
    """At #meeting."""

    created_at: str
    created_by_actor: Actor
    description: str
    end: MeetingTime
    id: MeetingId
    is_all_day: bool
    linked_records: list[LinkedRecord]
    participants: list[MeetingParticipant]
    start: MeetingTime
    title: str


from .actor import Actor
from .linked_record import LinkedRecord
from .meeting_id import MeetingId
from .meeting_participant import MeetingParticipant
from .meeting_time import MeetingTime

Meeting._fields = (
    ("created_at", "created_at", None),
    ("created_by_actor", "created_by_actor", Actor.read),
    ("description", "description", None),
    ("end", "end", MeetingTime.read),
    ("id", "id", MeetingId.read),
    ("is_all_day", "is_all_day", None),
    ("linked_records", "linked_records", list_of(LinkedRecord.read)),
    ("participants", "participants", list_of(MeetingParticipant.read)),
    ("start", "start", MeetingTime.read),
    ("title", "title", None),
)
Meeting._required = frozenset(
    {
        "created_at",
        "created_by_actor",
        "description",
        "end",
        "id",
        "is_all_day",
        "linked_records",
        "participants",
        "start",
        "title",
    }
)
