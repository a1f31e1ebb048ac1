"""Meetings: when they are, who takes part, which records they are about."""

from __future__ import annotations

from datetime import date, datetime

from attrs import frozen

from aioattio.entities.base import Entity, Raw, actor, flag, many, maybe_text, moment, one, own_id, text
from aioattio.entities.readers import read_text
from aioattio.values.types import ActorReference, RecordReference

__all__ = ["LinkedRecord", "Meeting", "MeetingParticipant"]


@frozen(kw_only=True)
class LinkedRecord(Entity):
    """A record that a meeting or an e-mail is about. object: slug; id: of the record."""

    object: str = text("object_slug")
    id: str = text("record_id")
    object_id: str = text(show=False)

    @property
    def reference(self) -> RecordReference:
        """The same as calls want it that are about a record (this object will do, too)."""
        return RecordReference(self.object or self.object_id, self.id)


@frozen(kw_only=True)
class MeetingParticipant(Entity):
    """Somebody at a meeting. status: "accepted", "tentative", "declined" or "pending" (open)."""

    email_address: str | None = maybe_text()
    name: str | None = maybe_text()
    is_organizer: bool = flag()
    status: str = text()


def _when(raw: Raw) -> datetime | date | None:
    for key, read in (("datetime", datetime.fromisoformat), ("date", date.fromisoformat)):
        try:
            return read(read_text(raw, key))
        except ValueError:
            continue
    return None


def _timezone(raw: Raw) -> str | None:
    return read_text(raw, "timezone") or None


@frozen(kw_only=True)
class Meeting(Entity):
    """A meeting.

    start, end: an aware datetime, or a date where it lasts all day. start_timezone, end_timezone: name of the zone in
    which it was planned ("Europe/Berlin"), where known.
    """

    id: str = own_id("meeting_id")
    title: str = text()
    description: str = text(show=False)
    is_all_day: bool = flag()
    start: datetime | date | None = one(_when)
    end: datetime | date | None = one(_when)
    start_timezone: str | None = one(_timezone, "start", show=False)
    end_timezone: str | None = one(_timezone, "end", show=False)
    participants: tuple[MeetingParticipant, ...] = many(MeetingParticipant)
    linked_records: tuple[LinkedRecord, ...] = many(LinkedRecord)
    created_at: datetime | None = moment(show=False)
    created_by: ActorReference | None = actor("created_by_actor")
