"""Meetings, made over the API or synced from a calendar."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo
from typing import TYPE_CHECKING, Annotated, Any, Literal

from msgspec import Meta, Struct

from aioattio.emulator.errors import Refusal, invalid, not_found, system_edit, value_not_found
from aioattio.emulator.linking import is_alive
from aioattio.emulator.timestamps import parse, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aioattio.emulator.records import Record
    from aioattio.emulator.values.references import Actor
    from aioattio.emulator.workspace import Workspace

_SECOND = 1_000_000_000
_DAY = 86_400 * _SECOND


class NewTime(Struct, forbid_unknown_fields=True):
    """Either a moment or a day."""

    datetime: str | None = None
    timezone: str | None = None
    date: str | None = None

    def __post_init__(self) -> None:
        if (self.datetime is None) == (self.date is None):
            raise ValueError("expected either a datetime or a date")
        if self.datetime is not None:
            parse(self.datetime, need_time=True)
        elif self.timezone is not None:
            raise ValueError("a date has no timezone")
        else:
            date.fromisoformat(self.date or "")

    def moment(self, zone: tzinfo = UTC) -> int:
        """When it is, in nanoseconds since 1970; a day by its midnight in the zone."""
        if self.datetime is not None:
            return parse(self.datetime)
        return int(datetime.combine(date.fromisoformat(self.date or ""), time(), zone).timestamp()) * _SECOND

    def describe(self) -> dict[str, Any]:
        if self.datetime is None:
            return {"date": self.date}
        return {"datetime": render(self.moment()), "timezone": self.timezone}


class NewParticipant(Struct):
    is_organizer: bool | Literal["true", "false"]
    status: Literal["accepted", "tentative", "declined", "pending"]
    email_address: str | None = None
    name: Annotated[str, Meta(min_length=1)] | None = None


class NewLink(Struct):
    object: str
    record_id: str


class NewMeeting(Struct):
    title: Annotated[str, Meta(max_length=1000)]
    description: Annotated[str, Meta(max_length=10_000)]
    start: NewTime
    end: NewTime
    is_all_day: bool
    participants: Annotated[list[NewParticipant], Meta(max_length=500)]
    linked_records: Annotated[list[NewLink], Meta(max_length=50)] = []

    def __post_init__(self) -> None:
        if self.end.moment() < self.start.moment():
            raise ValueError("a meeting cannot end before it starts")


class MeetingLinks(Struct):
    linked_records: list[NewLink]


@dataclass(slots=True)
class Participant:
    email_address: str | None
    name: str | None
    is_organizer: bool
    status: str


@dataclass(slots=True, eq=False)
class Meeting:
    id: str
    title: str
    description: str
    start: NewTime
    end: NewTime
    is_all_day: bool
    participants: list[Participant]
    created_at: int
    created_by: Actor
    is_synced: bool = False
    """Whether it comes from a calendar."""
    linked: dict[Record, None] = field(default_factory=dict["Record", None])

    def ends_at(self, zone: tzinfo) -> int:
        """The moment it ends; an all-day meeting with its last day in the zone."""
        return self.end.moment(zone) + (_DAY if self.end.date is not None else 0)

    def has(self, addresses: set[str]) -> bool:
        """Whether one of these e-mail addresses, in lower case, takes part."""
        return any((one.email_address or "").lower() in addresses for one in self.participants)


class Meetings:
    """The meetings of a workspace. A meeting outlives the records that are linked to it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._meetings: dict[str, Meeting] = {}

    def all(self) -> list[Meeting]:
        return list(self._meetings.values())

    def find(self, meeting_id: str) -> Meeting:
        """Raises a 404."""
        meeting = self._meetings.get(meeting_id)
        if meeting is None:
            raise not_found(f'Meeting with ID "{meeting_id}" was not found')
        return meeting

    def follow(self, old: Record, merged: Record) -> None:
        for meeting in self._meetings.values():
            meeting.linked = dict.fromkeys(merged if record is old else record for record in meeting.linked)

    def create(self, new: NewMeeting, actor: Actor, *, is_synced: bool = False) -> Meeting:
        """Always another one, whatever there is already."""
        try:
            linked = find_linked(self._workspace, new.linked_records)
        except Refusal as problem:
            raise invalid(problem.message, "data", "linked_records") from None
        meeting = Meeting(
            str(uuid.uuid4()),
            new.title,
            new.description,
            new.start,
            new.end,
            new.is_all_day,
            [
                Participant(one.email_address, one.name, one.is_organizer in (True, "true"), one.status)
                for one in new.participants
            ],
            self._workspace.clock.tick(),
            actor,
            is_synced,
            linked,
        )
        self._meetings[meeting.id] = meeting
        return meeting

    def link(self, meeting: Meeting, links: Sequence[NewLink], *, replace: bool) -> None:
        linked = find_linked(self._workspace, links)
        meeting.linked = linked if replace else {**meeting.linked, **linked}

    def delete(self, meeting: Meeting) -> None:
        if meeting.is_synced:
            raise system_edit(f'Meeting with ID "{meeting.id}" is synced from a calendar and cannot be deleted')
        del self._meetings[meeting.id]

    def describe(self, meeting: Meeting) -> dict[str, Any]:
        return {
            "id": {"workspace_id": self._workspace.id, "meeting_id": meeting.id},
            "title": meeting.title,
            "description": meeting.description,
            "is_all_day": meeting.is_all_day,
            "start": meeting.start.describe(),
            "end": meeting.end.describe(),
            "participants": [
                {
                    "status": one.status,
                    "is_organizer": one.is_organizer,
                    "email_address": one.email_address,
                    "name": one.name,
                }
                for one in meeting.participants
            ],
            "linked_records": describe_linked(meeting.linked),
            "created_at": render(meeting.created_at),
            "created_by_actor": {"type": meeting.created_by.type, "id": meeting.created_by.id},
        }


def find_linked(workspace: Workspace, links: Sequence[NewLink]) -> dict[Record, None]:
    """The records meant, each once; raises a 400 for one that does not exist."""
    found: dict[Record, None] = {}
    for link in links:
        object_type = workspace.find_object(link.object)
        record = None if object_type is None else object_type.records.get(link.record_id)
        if record is None:
            raise value_not_found(f'Record with ID "{link.record_id}" was not found in "{link.object}"')
        found[record] = None
    return found


def describe_linked(records: dict[Record, None]) -> list[dict[str, str]]:
    """Those that still exist."""
    return [
        {"object_slug": record.object.slug, "object_id": record.object.id, "record_id": record.id}
        for record in records
        if is_alive(record)
    ]
