"""Notes there and back: through the client, over HTTP, to the emulator."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from aioattio import Attio, InvalidInput, NotFound, RecordReference
from aioattio.emulator import Emulator
from aioattio.entities.notes import Note
from aioattio.values.types import ActorReference

MARKDOWN = """# Call with Ada

She said **yes**, *soon*, ~~no~~ and ==now==.
- see [the deck](https://example.com/deck)
1. snake_case stays ![chart](https://example.com/x.png)"""

PLAINTEXT = """Call with Ada

She said yes, soon, no and now.
see the deck
snake_case stays """


async def test_a_note_in_markdown(attio: Attio) -> None:
    ada = await attio.people.create({"name": "Ada"})
    note = await attio.notes.create(parent=ada, title="Call", content=MARKDOWN, format="markdown")
    assert note.content_plaintext == PLAINTEXT
    assert note.content_markdown == MARKDOWN.replace("![chart](https://example.com/x.png)", "")
    assert (note.title, note.parent, note.tags) == ("Call", RecordReference("people", ada.id), ())
    assert note.meeting_id is None
    assert note.created_by is not None
    assert note.created_by.type == "api-token"
    assert await attio.notes.get(note) == await attio.notes.get(note.id) == note
    assert "She said" not in repr(note), "a note can be long, and private"


async def test_a_note_s_life(attio: Attio) -> None:
    ada = await attio.people.create({"name": "Ada"})
    note = await attio.notes.create(ada, title="Call", content="a *star*")
    assert (note.content_plaintext, note.content_markdown) == ("a *star*", "a *star*"), "plain text has no marks"
    renamed = await attio.notes.update(note, title="Second call")
    assert (renamed.title, renamed.content_plaintext) == ("Second call", "a *star*")
    rewritten = await attio.notes.update(note.id, content="## New", format="markdown")
    assert (rewritten.title, rewritten.content_plaintext) == ("Second call", "New")
    assert rewritten.content_markdown == "## New"
    assert rewritten.created_at == note.created_at
    await attio.notes.delete(note)
    for gone in (attio.notes.get(note), attio.notes.delete(note), attio.notes.update(note, title="x")):
        with pytest.raises(NotFound):
            await gone


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (datetime(2020, 2, 29, 12, tzinfo=timezone(timedelta(hours=2))), datetime(2020, 2, 29, 10, tzinfo=UTC)),
        (datetime(2020, 2, 29, 12), datetime(2020, 2, 29, 12, tzinfo=UTC)),  # noqa: DTZ001 - naive is UTC
        (date(2020, 2, 29), datetime(2020, 2, 29, tzinfo=UTC)),
        ("2020-02-29T12:00:00+02:00", datetime(2020, 2, 29, 10, tzinfo=UTC)),
    ],
)
async def test_a_note_from_another_system_keeps_its_date(attio: Attio, given: date | str, meant: datetime) -> None:
    ada = await attio.people.create({"name": "Ada"})
    note = await attio.notes.create(ada, title="", content="", created_at=given)
    assert (await attio.notes.get(note)).created_at == meant


async def test_hundreds_of_notes_of_two_records_in_pages(attio: Attio, attio_emulator: Emulator) -> None:
    ada, bob = [await attio.people.create({"name": name}) for name in ("Ada", "Bob")]
    written = [await attio.notes.create(ada, title=str(number), content="") for number in range(107)]
    other = await attio.notes.create(bob, title="other", content="")
    before = len(attio_emulator.requests)
    assert [note.id for note in await attio.notes.list(ada).collect()] == [note.id for note in written]
    sizes = [request.query["limit"] for request in attio_emulator.requests[before:]]
    assert sizes == ["50", "50", "50"]
    assert [note.id async for note in attio.notes.list()] == [note.id for note in [*written, other]]
    assert await attio.notes.list(bob.reference).first() == other
    assert len(await attio.notes.list(limit=12, page_size=5).collect()) == 12


async def test_notes_go_with_their_record(attio: Attio) -> None:
    ada = await attio.people.create({"name": "Ada"})
    note = await attio.notes.create(ada, title="Call", content="")
    await attio.people.delete(ada)
    with pytest.raises(NotFound):
        await attio.notes.get(note)
    assert await attio.notes.list().collect() == []
    for about_nobody in (attio.notes.list(ada).collect(), attio.notes.create(ada, title="", content="")):
        with pytest.raises(NotFound):
            await about_nobody


async def test_a_note_on_a_meeting(attio: Attio) -> None:
    ada = await attio.people.create({"name": "Ada"})
    start = datetime(2026, 1, 31, 9, tzinfo=UTC)
    meeting = await attio.meetings.create(
        "Call", start=start, end=start + timedelta(hours=1), participants=["ada@x.org"]
    )
    for given in (meeting, meeting.id):
        note = await attio.notes.create(ada, title="Call", content="", meeting=given)
        assert (await attio.notes.get(note)).meeting_id == meeting.id


async def test_a_search_hit_can_be_written_on(attio: Attio) -> None:
    ada = await attio.people.create({"name": "Ada"})
    (hit,) = await attio.search("ada", objects=["people"])
    assert (await attio.notes.create(hit, title="", content="")).parent == ada.reference


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"parent": "0d5a3b2e-0000-4000-8000-000000000001"}, "parent"),
        ({"parent": RecordReference("people", "")}, "parent"),
        ({"title": None}, "title"),
        ({"content": b"bytes"}, "content"),
        ({"format": "html"}, "format"),
        ({"created_at": "yesterday"}, "created_at"),
        ({"created_at": 1_700_000_000}, "created_at"),
        ({"meeting": ""}, "meeting"),
    ],
)
async def test_what_cannot_be_a_note_is_not_sent(
    attio: Attio, attio_emulator: Emulator, wrong: dict[str, Any], named: str
) -> None:
    right = {"parent": RecordReference("people", "x"), "title": "", "content": ""}
    with pytest.raises(InvalidInput) as caught:
        await attio.notes.create(**{**right, **wrong})
    assert caught.value.attribute == named
    with pytest.raises(InvalidInput, match="a new title, a new content"):
        await attio.notes.update("x")
    with pytest.raises(InvalidInput):
        await attio.notes.delete("")
    assert attio_emulator.requests == []


def test_tags_are_members_and_records() -> None:
    note = Note.from_json(
        {
            "tags": [
                {"type": "workspace-member", "workspace_member_id": "m-1"},
                {"type": "record", "object": "people", "record_id": "r-1"},
                {"type": "planet"},
            ]
        }
    )
    assert note.tags == (
        ActorReference("workspace-member", "m-1"),
        RecordReference("people", "r-1"),
        ActorReference("planet", None),
    )
