"""Meetings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

from aioattio.entities.meetings import Meeting, MeetingParticipant
from aioattio.errors import InvalidInput
from aioattio.listing import Listing
from aioattio.resources.arguments import path_argument
from aioattio.resources.items import addresses_of, items_of
from aioattio.resources.moments import moment_text
from aioattio.resources.references import Located, record_of
from aioattio.session import Session
from aioattio.values.addresses import is_email
from aioattio.values.times import timestamp_text, utc
from aioattio_openapi.attio.api.meetings import (
    create_meeting,
    delete_meeting,
    get_meeting,
    list_meetings,
    overwrite_meeting,
    update_meeting,
)
from aioattio_openapi.attio.models.participant_status import ParticipantStatus

__all__ = ["Meetings", "meeting_id"]

MAX_TITLE, MAX_DESCRIPTION, MAX_PARTICIPANTS, MAX_LINKED_RECORDS = 1_000, 10_000, 500, 50

STATUSES: tuple[str, ...] = get_args(ParticipantStatus)
PARTICIPANTS = "a list of e-mail addresses, MeetingParticipants or dicts in Attio's JSON"
PARTICIPANT_KEYS = frozenset({"email_address", "name", "is_organizer", "status"})

Participant = str | MeetingParticipant | Mapping[str, Any]


class Meetings:
    """Meetings. Wherever a meeting is meant, its id or the Meeting itself will do."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(
        self,
        *,
        linked_record: Located | None = None,
        participants: Iterable[str] | None = None,
        ends_from: datetime | date | str | None = None,
        starts_before: datetime | date | str | None = None,
        timezone: str | ZoneInfo | None = None,
        sort: Literal["start_asc", "start_desc"] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Listing[Meeting]:
        """Meetings by their start, all without arguments.

        linked_record, participants (e-mail addresses): a meeting that fits any of these is listed. ends_from,
        starts_before: those that end then or later, and begin before then; a moment without a zone is UTC. timezone:
        name of the zone ("Europe/Berlin") in which the days of all-day meetings are meant, UTC without one. sort:
        "start_asc" (default) or "start_desc". page_size: 200 at most and by default. limit: meetings in all.

        Scopes: meeting:read, record_permission:read. Workspace tokens only. Beta.
        """
        given: dict[str, Any] = {"sort": _sort(sort), "timezone": None if timezone is None else _zone(timezone)}
        if linked_record is not None:
            reference = record_of(linked_record, name="linked_record")
            given |= {"linked_object": reference.object, "linked_record_id": reference.id}
        if participants is not None:
            addresses = addresses_of(participants, name="participants")
            if not addresses:  # which would list all
                accepted = "at least one e-mail address; leave it out for the meetings of everybody"
                raise InvalidInput(attribute="participants", given=addresses, accepted=accepted)
            given["participants"] = ",".join(addresses)
        for name, moment in (("ends_from", ends_from), ("starts_before", starts_before)):
            if moment is not None:
                given[name] = moment_text(moment, name=name)
        return self._session.listing(
            lambda position: list_meetings.request(**given, **position),
            Meeting.from_json,
            page_size=page_size,
            limit=limit,
        )

    async def get(self, meeting: str | Meeting) -> Meeting:
        """One meeting. Raises NotFound.

        Scopes: meeting:read, record_permission:read. Beta.
        """
        return await self._session.one(get_meeting.request(meeting_id(meeting)), Meeting.from_json)

    async def create(
        self,
        title: str,
        *,
        start: datetime | date,
        end: datetime | date,
        participants: Iterable[Participant],
        description: str = "",
        linked_records: Iterable[Located] = (),
        is_all_day: bool | None = None,
    ) -> Meeting:
        """Create a meeting; always a new one, also where the same is there already: look with `list` first.

        start, end: two datetimes, or two dates for one that lasts all day. A datetime without a zone is UTC; the name
        of a ZoneInfo is sent along. participants: 500 at most; e-mail addresses, MeetingParticipants, or dicts with
        email_address, name, is_organizer (False if left out) and status ("pending" if left out). title: 1,000
        characters at most; description: plain text, 10,000 at most; linked_records: 50 at most.

        Raises InvalidInput, ValidationFailed. An answer that is lost raises OutcomeUnknown.

        Scopes: meeting:read-write, record_permission:read. Beta.
        """
        data: dict[str, Any] = {
            "title": _text("title", title, MAX_TITLE),
            "description": _text("description", description, MAX_DESCRIPTION),
            **_times(start, end, is_all_day),
            "participants": [
                _participant(one)
                for one in items_of(participants, name="participants", accepted=PARTICIPANTS, most=MAX_PARTICIPANTS)
            ],
            "linked_records": _linked(linked_records, most=MAX_LINKED_RECORDS),
        }
        return await self._session.one(create_meeting.request(body={"data": data}), Meeting.from_json)

    async def update(self, meeting: str | Meeting, *, linked_records: Iterable[Located]) -> Meeting:
        """Link further records to a meeting, also to one from a calendar; nothing else of it can be changed.

        Attio may link companies by itself, a little later. Raises NotFound, ValidationFailed (value_not_found).

        Scopes: meeting:read-write, record_permission:read. Beta.
        """
        body = {"data": {"linked_records": _linked(linked_records)}}
        return await self._session.one(update_meeting.request(meeting_id(meeting), body=body), Meeting.from_json)

    async def overwrite(self, meeting: str | Meeting, *, linked_records: Iterable[Located]) -> Meeting:
        """Link exactly these records to a meeting; [] links none. Raises as `update`.

        Scopes: meeting:read-write, record_permission:read. Beta.
        """
        body = {"data": {"linked_records": _linked(linked_records)}}
        return await self._session.one(overwrite_meeting.request(meeting_id(meeting), body=body), Meeting.from_json)

    async def delete(self, meeting: str | Meeting) -> None:
        """Delete a meeting. Raises NotFound; ValidationFailed (system_edit_unauthorized) for one from a calendar.

        Scopes: meeting:read-write. Beta.
        """
        await self._session.send(delete_meeting.request(meeting_id(meeting)))


def meeting_id(meeting: str | Meeting) -> str:
    """Raises InvalidInput for what is neither an id nor a Meeting."""
    given = meeting.id if isinstance(meeting, Meeting) else meeting
    return path_argument("meeting", given, "a meeting's id or a Meeting")


def _sort(sort: str | None) -> str | None:
    if sort not in (None, "start_asc", "start_desc"):
        raise InvalidInput(attribute="sort", given=sort, accepted="'start_asc' or 'start_desc'")
    return sort


def _zone(given: Any) -> str:
    name = given.key if isinstance(given, ZoneInfo) else given
    if not isinstance(name, str) or not name.strip():
        raise InvalidInput(attribute="timezone", given=given, accepted="the name of a zone: 'Europe/Berlin'")
    return name


def _text(name: str, given: Any, most: int) -> str:
    if not isinstance(given, str) or len(given) > most:
        raise InvalidInput(attribute=name, given=given, accepted=f"text of at most {most:,} characters")
    return given


def _times(start: Any, end: Any, is_all_day: bool | None) -> dict[str, Any]:
    for name, given in (("start", start), ("end", end)):
        if not isinstance(given, date):
            raise InvalidInput(attribute=name, given=given, accepted="a datetime, or a date for an all-day meeting")
    whole_days = not isinstance(start, datetime)
    if whole_days != (not isinstance(end, datetime)):
        raise InvalidInput(attribute="end", given=end, accepted="a date where start is one, else a datetime")
    if is_all_day is not None and is_all_day != whole_days:
        accepted = "True with two dates, False with two datetimes; or leave it out"
        raise InvalidInput(attribute="is_all_day", given=is_all_day, accepted=accepted)
    if end < start if whole_days else utc(end) < utc(start):
        raise InvalidInput(attribute="end", given=end, accepted="a moment that is not before the start")
    return {"start": _time(start), "end": _time(end), "is_all_day": whole_days}


def _time(moment: date) -> dict[str, Any]:
    if not isinstance(moment, datetime):
        return {"date": moment.isoformat()}
    zone = moment.tzinfo.key if isinstance(moment.tzinfo, ZoneInfo) else None
    return {"datetime": timestamp_text(moment), "timezone": zone}


def _participant(given: Any) -> dict[str, Any]:
    if isinstance(given, str):
        given = {"email_address": given}
    elif isinstance(given, MeetingParticipant):
        given = {key: getattr(given, key) for key in PARTICIPANT_KEYS}
    if not isinstance(given, Mapping):
        raise InvalidInput(attribute="participants", given=given, accepted=PARTICIPANTS)
    unknown = sorted(str(key) for key in given if key not in PARTICIPANT_KEYS)
    if unknown:
        raise InvalidInput(attribute="participants", given=unknown[0], accepted=", ".join(sorted(PARTICIPANT_KEYS)))
    filled: dict[str, Any] = {key: value for key, value in given.items() if value not in (None, "")}
    filled = {"is_organizer": False, "status": "pending", **filled}
    if not filled.keys() & {"email_address", "name"}:
        raise InvalidInput(attribute="participants", given=given, accepted="an email_address or a name in each")
    address = filled.get("email_address")
    if address is not None and (not isinstance(address, str) or not is_email(address.strip())):
        raise InvalidInput(attribute="participants.email_address", given=address, accepted="an e-mail address")
    if filled["status"] not in STATUSES:
        raise InvalidInput(attribute="participants.status", given=filled["status"], accepted=", ".join(STATUSES))
    if not isinstance(filled["is_organizer"], bool):
        raise InvalidInput(attribute="participants.is_organizer", given=filled["is_organizer"], accepted="a bool")
    return filled


def _linked(given: Any, most: int | None = None) -> list[dict[str, str]]:
    accepted = "a list of Records, or of RecordReference('people', record id)"
    records = items_of(given, name="linked_records", accepted=accepted, most=most)
    references = [record_of(one, name="linked_records") for one in records]
    return [{"object": reference.object, "record_id": reference.id} for reference in references]
