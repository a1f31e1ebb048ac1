"""Meetings, through the client, over HTTP, to the emulator."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from aioattio import Attio, InvalidInput, NotFound, OutcomeUnknown, RecordReference, ValidationFailed
from aioattio.emulator import Emulator
from aioattio.entities.meetings import Meeting, MeetingParticipant

MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


async def meeting(attio: Attio, title: str = "Demo", at: datetime = MONDAY, **more: Any) -> Meeting:
    more = {"participants": ["ada@x.org"], **more}
    return await attio.meetings.create(title, start=at, end=at + HOUR, **more)


async def test_a_meeting_s_life(attio: Attio) -> None:
    ada = await attio.people.create({"email_addresses": ["ada@x.org"]})
    company = await attio.companies.create({"name": "X"})
    made = await attio.meetings.create(
        "Demo",
        start=datetime(2026, 1, 5, 9, tzinfo=ZoneInfo("Europe/Berlin")),
        end=datetime(2026, 1, 5, 10),  # noqa: DTZ001 - naive on purpose: UTC
        description="See it run",
        participants=[
            "ada@x.org",
            MeetingParticipant(name="Bob", is_organizer=True, status="accepted"),
            {"email_address": "eve@x.org", "status": "declined"},
        ],
        linked_records=[ada],
    )
    assert (made.title, made.description, made.is_all_day) == ("Demo", "See it run", False)
    assert (made.start, made.start_timezone) == (datetime(2026, 1, 5, 8, tzinfo=UTC), "Europe/Berlin")
    assert (made.end, made.end_timezone) == (datetime(2026, 1, 5, 10, tzinfo=UTC), None)
    people = [(one.email_address, one.name, one.is_organizer, one.status) for one in made.participants]
    assert people == [
        ("ada@x.org", None, False, "pending"),
        (None, "Bob", True, "accepted"),
        ("eve@x.org", None, False, "declined"),
    ]
    assert [one.reference for one in made.linked_records] == [RecordReference("people", ada.id)]
    assert made.created_by is not None
    assert made.created_by.type == "api-token"
    assert await attio.meetings.get(made) == await attio.meetings.get(made.id) == made

    both = await attio.meetings.update(made, linked_records=[company, ada])
    assert [one.object for one in both.linked_records] == ["people", "companies"]
    one = await attio.meetings.overwrite(made.id, linked_records=[RecordReference("companies", company.id)])
    assert [linked.id for linked in one.linked_records] == [company.id]
    await attio.companies.delete(company)
    assert (await attio.meetings.get(made)).linked_records == ()
    assert (await attio.meetings.overwrite(made, linked_records=[])).linked_records == ()

    await attio.meetings.delete(made)
    with pytest.raises(NotFound):
        await attio.meetings.get(made)


async def test_a_meeting_that_lasts_all_day(attio: Attio) -> None:
    made = await attio.meetings.create("Fair", start=date(2026, 1, 5), end=date(2026, 1, 6), participants=[])
    assert (made.start, made.end, made.is_all_day) == (date(2026, 1, 5), date(2026, 1, 6), True)
    berlin = ZoneInfo("Europe/Berlin")
    # In Berlin the fair begins an hour earlier than in London.
    bound = datetime(2026, 1, 4, 23, 30, tzinfo=UTC)
    assert await attio.meetings.list(starts_before=bound).collect() == []
    assert await attio.meetings.list(starts_before=bound, timezone=berlin).collect() == [made]
    assert await attio.meetings.list(starts_before=bound, timezone="Europe/Berlin").collect() == [made]


async def test_the_same_meeting_twice_is_two_meetings(attio: Attio) -> None:
    assert (await meeting(attio)).id != (await meeting(attio)).id
    assert len(await attio.meetings.list().collect()) == 2


async def test_filters_of_content_widen_and_those_of_time_narrow(attio: Attio) -> None:
    ada = await attio.people.create({"email_addresses": ["ada@x.org"]})
    linked = await meeting(attio, "linked", participants=[], linked_records=[ada])
    bob = await meeting(attio, "bob", MONDAY + HOUR, participants=["Bob@x.org"])
    await meeting(attio, "nobody", MONDAY + 2 * HOUR, participants=[])

    found = attio.meetings.list(linked_record=ada, participants=["bob@X.org", "eve@x.org"])
    assert [one.id async for one in found] == [linked.id, bob.id]
    assert [one.title async for one in attio.meetings.list(sort="start_desc")] == ["nobody", "bob", "linked"]
    offset = timezone(timedelta(hours=2))
    between = attio.meetings.list(ends_from=(MONDAY + 2 * HOUR).astimezone(offset), starts_before="2026-01-05T11:00")
    assert [one.title async for one in between] == ["bob"]
    assert await attio.meetings.list(starts_before=date(2026, 1, 5)).collect() == []


async def test_meetings_come_in_pages(attio: Attio, attio_emulator: Emulator) -> None:
    for number in range(7):
        await meeting(attio, str(number), MONDAY + number * HOUR)
    asked = len(attio_emulator.requests)
    assert [one.title async for one in attio.meetings.list(page_size=3)] == [str(number) for number in range(7)]
    pages = attio_emulator.requests[asked:]
    assert [request.query["limit"] for request in pages] == ["3", "3", "3"]
    assert ["cursor" in request.query for request in pages] == [False, True, True]
    assert len(await attio.meetings.list(limit=4).collect()) == 4


async def test_a_meeting_from_a_calendar_takes_links_but_cannot_be_deleted(
    attio: Attio, attio_emulator: Emulator
) -> None:
    time = {"datetime": "2026-01-05T09:00:00Z", "timezone": None}
    raw = {"title": "Sync", "description": "", "start": time, "end": time, "is_all_day": False, "participants": []}
    synced = Meeting.from_json(attio_emulator.add_synced_meeting(raw))
    ada = await attio.people.create({"email_addresses": ["ada@x.org"]})
    assert len((await attio.meetings.update(synced, linked_records=[ada])).linked_records) == 1
    with pytest.raises(ValidationFailed) as refused:
        await attio.meetings.delete(synced)
    assert refused.value.code == "system_edit_unauthorized"


async def test_records_that_do_not_exist_cannot_be_linked(attio: Attio) -> None:
    nobody = RecordReference("people", "7f4a0e0e-0000-4000-8000-000000000000")
    made = await meeting(attio)
    with pytest.raises(ValidationFailed) as refused:
        await attio.meetings.update(made, linked_records=[nobody])
    assert refused.value.code == "value_not_found"
    with pytest.raises(ValidationFailed) as refused:
        await meeting(attio, linked_records=[nobody])
    assert (refused.value.status, refused.value.code) == (400, "validation_type")


async def test_a_lost_answer_to_a_creation_is_not_repeated(hasty: Attio, attio_emulator: Emulator) -> None:
    attio_emulator.fail_next("lost_answer", only="POST /v2/meetings")
    with pytest.raises(OutcomeUnknown):
        await meeting(hasty)
    assert len(await hasty.meetings.list().collect()) == 1


ADA = RecordReference("people", "7f4a0e0e-0000-4000-8000-000000000000")


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"title": "x" * 1001}, "title"),
        ({"description": "x" * 10_001}, "description"),
        ({"participants": ["ada@x.org"] * 501}, "participants"),
        ({"participants": "ada@x.org"}, "participants"),
        ({"participants": ["ada"]}, "participants.email_address"),
        ({"participants": [{"mail": "ada@x.org"}]}, "participants"),
        ({"participants": [{"status": "accepted"}]}, "participants"),
        ({"participants": [{"name": "Ada", "status": "maybe"}]}, "participants.status"),
        ({"participants": [{"name": "Ada", "is_organizer": "yes"}]}, "participants.is_organizer"),
        ({"linked_records": [ADA] * 51}, "linked_records"),
        ({"linked_records": ["people"]}, "linked_records"),
        ({"start": "2026-01-05"}, "start"),
        ({"end": date(2026, 1, 6)}, "end"),
        ({"end": MONDAY - HOUR}, "end"),
        ({"is_all_day": True}, "is_all_day"),
    ],
)
async def test_what_cannot_be_a_meeting_is_never_sent(
    wrong: dict[str, Any], named: str, attio: Attio, attio_emulator: Emulator
) -> None:
    right: dict[str, Any] = {"title": "Demo", "start": MONDAY, "end": MONDAY + HOUR, "participants": []}
    with pytest.raises(InvalidInput) as refused:
        await attio.meetings.create(**{**right, **wrong})
    assert refused.value.attribute == named
    assert attio_emulator.requests == []


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"sort": "start"}, "sort"),
        ({"timezone": ""}, "timezone"),
        ({"participants": ["ada"]}, "participants"),
        ({"linked_record": "people"}, "linked_record"),
        ({"ends_from": "tomorrow"}, "ends_from"),
        ({"starts_before": 5}, "starts_before"),
        ({"page_size": 0}, "page_size"),
    ],
)
def test_what_cannot_be_asked(wrong: dict[str, Any], named: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        Attio("tok").meetings.list(**wrong)
    assert refused.value.attribute == named


async def test_no_participants_are_not_everybody(attio: Attio, attio_emulator: Emulator) -> None:
    with pytest.raises(InvalidInput, match="at least one e-mail address"):
        attio.meetings.list(participants=[])
    assert attio_emulator.requests == []
