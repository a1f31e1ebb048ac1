# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset, list_of, one_of


@define(kw_only=True)
class MeetingData(Model):
    """At MeetingBody.data."""

    description: str
    end: MeetingDate | MeetingDateTime
    is_all_day: bool
    participants: list[NewParticipant]
    start: MeetingDate | MeetingDateTime
    title: str
    linked_records: list[NewLinkedRecord] | Unset = UNSET


from .meeting_date import MeetingDate
from .meeting_date_time import MeetingDateTime
from .new_linked_record import NewLinkedRecord
from .new_participant import NewParticipant

MeetingData._fields = (
    ("description", "description", None),
    ("end", "end", one_of(MeetingDate, MeetingDateTime)),
    ("is_all_day", "is_all_day", None),
    ("participants", "participants", list_of(NewParticipant.read)),
    ("start", "start", one_of(MeetingDate, MeetingDateTime)),
    ("title", "title", None),
    ("linked_records", "linked_records", list_of(NewLinkedRecord.read)),
)
MeetingData._required = frozenset({"description", "end", "is_all_day", "participants", "start", "title"})
