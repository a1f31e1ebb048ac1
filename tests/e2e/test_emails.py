"""Metadata of e-mails, through the client, over HTTP, to the emulator."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import httpx
import pytest

from aioattio import Attio, InvalidInput, RecordReference, UnexpectedAnswer
from aioattio.emulator import Emulator

SENT = "2026-01-{day:02}T09:00:00Z"


def add(em: Emulator, day: int, address: str = "ada@x.org", **more: Any) -> str:
    people = [{"role": "from", "email_address": address, "name": "Ada"}]
    added = em.add_email(SENT.format(day=day), people, subject_line=f"Day {day}", **more)
    return str(added["id"]["email_id"])


async def test_an_email_is_read_whole(attio: Attio, attio_emulator: Emulator) -> None:
    ada = await attio.people.create({"email_addresses": ["ada@x.org"]})
    added = add(attio_emulator, 5, linked_records=[{"object": "people", "record_id": ada.id}], direction="outbound")
    email = await attio.emails.list(participants=["Ada@X.org"]).first()
    assert email is not None
    assert (email.id, email.subject_line, email.direction) == (added, "Day 5", "outbound")
    assert email.sent_at == datetime(2026, 1, 5, 9, tzinfo=UTC)
    assert [(one.role, one.email_address, one.email_domain, one.name) for one in email.participants] == [
        ("from", "ada@x.org", "x.org", "Ada")
    ]
    assert [one.reference for one in email.linked_records] == [RecordReference("people", ada.id)]
    assert email.mailbox_id


async def test_an_empty_page_in_the_middle_does_not_end_the_walk(attio: Attio, attio_emulator: Emulator) -> None:
    # Newest first, three to a page: 9 8 7 | 6 5 4, all withheld | 3, withheld 2, 1
    for day in range(1, 10):
        add(attio_emulator, day, is_shown=day not in (2, 4, 5, 6))
    listing = attio.emails.list(domain="x.org", page_size=3)
    assert [email.subject_line async for email in listing] == ["Day 9", "Day 8", "Day 7", "Day 3", "Day 1"]
    assert len(attio_emulator.requests) == 3
    assert [len(page.items) async for page in listing.pages()] == [3, 2]
    assert len(await attio.emails.list(domain="x.org", page_size=3, limit=4).collect()) == 4


async def test_any_of_the_filters_will_do_and_time_narrows(attio: Attio, attio_emulator: Emulator) -> None:
    ada = await attio.people.create({"name": "Ada"})
    bob = await attio.people.create({"name": "Bob"})
    add(attio_emulator, 1, "someone@else.com", linked_records=[{"object": "people", "record_id": ada.id}])
    add(attio_emulator, 2, "eve@y.org")
    add(attio_emulator, 3, "carl@z.org")
    add(attio_emulator, 4, "nobody@w.org")
    add(attio_emulator, 5, "noreply@z.org")

    async def days(**filters: Any) -> list[int]:
        return [email.sent_at.day async for email in attio.emails.list(**filters) if email.sent_at]

    any_of = {"linked_records": [bob, ada], "participants": ["eve@y.org"], "domain": "z.org"}
    assert await days(**any_of) == [5, 3, 2, 1]
    assert await days(**any_of, exclude_automated_participants=True) == [3, 2, 1]
    assert await days(**any_of, sent_after=date(2026, 1, 2), sent_before="2026-01-03T09:00:00Z") == [2]
    # The workspace's own people find nothing.
    attio_emulator.add_member("eve@y.org")
    assert await days(participants=["eve@y.org"]) == []
    assert await days(domain="y.org") == []


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({}, "participants"),
        ({"sent_after": date(2026, 1, 1)}, "participants"),
        ({"participants": []}, "participants"),
        ({"linked_records": []}, "participants"),
        ({"participants": "ada@x.org"}, "participants"),
        ({"participants": ["x.org"]}, "participants"),
        ({"domain": "ada@x.org"}, "domain"),
        ({"linked_records": [RecordReference("people", "1"), RecordReference("companies", "2")]}, "linked_records"),
        ({"domain": "x.org", "sent_before": "soon"}, "sent_before"),
    ],
)
def test_what_cannot_be_asked(wrong: dict[str, Any], named: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        Attio("tok").emails.list(**wrong)
    assert refused.value.attribute == named


@pytest.mark.parametrize("pagination", [["x"], "x", {"next_cursor": 5}])
async def test_a_next_page_that_nobody_can_ask_for_is_not_taken_for_the_end(pagination: Any) -> None:
    http = httpx.MockTransport(lambda _: httpx.Response(200, json={"data": [], "pagination": pagination}))
    async with Attio("tok-emails", base_url="http://attio.test", http=http, schema=False) as client:
        with pytest.raises(UnexpectedAnswer, match="pagination"):
            await client.emails.list(domain="x.org").collect()
