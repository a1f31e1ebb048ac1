"""Rows that become notes: nothing tells them apart but what they say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aioattio import Attio
from aioattio.bulk.destinations.notes import NotesDestination
from aioattio.bulk.mapping import Column
from aioattio.emulator import Emulator
from aioattio.errors import InvalidInput
from tests.bulk.destined import company, pages_of, patient, record, sent, session_of, value


def note(parent: str, **values: str) -> dict[str, Any]:
    return sent(parent_record=record("companies", parent), **{slug: value(given) for slug, given in values.items()})


async def test_a_row_becomes_the_note_that_create_would_make(attio: Attio, attio_emulator: Emulator) -> None:
    own = await company(attio)
    destination = NotesDestination(session_of(attio))
    row = note(own, title="Call", content="# Hi\n\n**all**", format="markdown", created_at="2024-05-01T10:00:00Z")
    made = await attio.notes.get(await destination.create(row))
    twin = await attio.notes.create(
        (await attio.companies.get(own)),
        title="Call",
        content="# Hi\n\n**all**",
        format="markdown",
        created_at="2024-05-01T10:00:00Z",
    )
    assert {**made.raw, "id": 0} == {**twin.raw, "id": 0}


async def test_title_content_and_format_may_be_left_out(attio: Attio) -> None:
    own = await company(attio)
    destination = NotesDestination(session_of(attio))
    made = await attio.notes.get(await destination.create(note(own, content="*x*")))
    assert (made.title, made.content_plaintext) == ("", "*x*")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            sent(title=value("t"), content=value("c")),
            "parent_record: cannot take None; accepted: the record that the no",
        ),
        (note("x"), "content: cannot take None; accepted: a title, a content, or both"),
        (note("x", title=""), "a title, a content, or both"),
        (note("x", content="c", format="html"), 'format: cannot take \'html\'; accepted: "plaintext" or "markdown"'),
        (note("x", content="c", meeting_id=".."), "meeting: cannot take '..'"),
    ],
)
async def test_what_cannot_be_a_note_is_refused_before_anything_is_sent(
    attio: Attio, attio_emulator: Emulator, row: dict[str, Any], said: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        NotesDestination(session_of(attio)).check(row)
    assert said in str(refused.value)
    assert attio_emulator.requests == []


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ({"title": "T", "content": "one\n\ntwo  "}, {"title": "T ", "content": "one\ntwo"}),
        ({"title": "T", "content": "**b** _i_", "format": "markdown"}, {"content": "__b__ *i*", "format": "markdown"}),
        (
            {"title": "T", "content": "1. a\n2. b", "format": "markdown"},
            {"content": "1) a\n1) b", "format": "markdown"},
        ),
        (
            {"title": "T", "content": "x", "created_at": "2024-05-01"},
            {"content": "x", "created_at": "2024-05-01T00:00Z"},
        ),
        ({"title": "T", "content": "x", "created_at": "2024-05-01"}, {"content": "x"}),
    ],
)
async def test_a_note_whose_answer_was_lost_is_found_again(
    attio: Attio, written: dict[str, Any], values: dict[str, str]
) -> None:
    parent = await attio.companies.get(await company(attio))
    made = await attio.notes.create(parent, **written)
    row = note(parent.id, **{"title": "T", **values})
    destination = NotesDestination(session_of(attio))
    assert await destination.find_made(row, ()) == made.id
    assert await destination.find_made(row, (made.id,)) is None


@pytest.mark.parametrize(
    "other",
    [
        {"title": "other"},
        {"content": "a b d"},
        {"content": "a b"},
        {"created_at": "2024-05-01T00:00:01Z"},
        {"format": "markdown", "content": "a b c d"},
        {"meeting_id": "8cd2fa42-12c5-4c5b-9d8e-0b3a1a8a3e11"},
    ],
)
async def test_another_note_is_not_taken_for_it(attio: Attio, other: dict[str, str]) -> None:
    parent = await attio.companies.get(await company(attio))
    await attio.notes.create(parent, title="T", content="a b c", created_at="2024-05-01T00:00:00Z")
    row = note(parent.id, **{"title": "T", "content": "a b c", **other})
    assert await NotesDestination(session_of(attio)).find_made(row, ()) is None


async def test_a_note_is_looked_for_on_its_own_record_and_on_every_page(attio: Attio) -> None:
    parent, elsewhere = [await attio.companies.get(await company(attio, name)) for name in ("Acme", "Bolt")]
    await attio.notes.create(elsewhere, title="T", content="last")
    for number in range(60):
        await attio.notes.create(parent, title="T", content=f"number {number}")
    destination = NotesDestination(session_of(attio))
    assert await destination.find_made(note(parent.id, title="T", content="last"), ()) is None
    assert await destination.find_made(note(parent.id, title="T", content="number 59"), ()) is not None


async def test_notes_are_made_and_never_found_or_changed(attio: Attio, attio_emulator: Emulator) -> None:
    destination = NotesDestination(session_of(attio))
    assert (destination.can_be_read, destination.match) == (False, None)
    assert await pages_of(destination) == await destination.look(["x"]) == await destination.read(["x"]) == []
    assert not await destination.has_more_than(0)
    for action in (destination.update("x", {}), destination.overwrite("x", {}), destination.delete("x")):
        with pytest.raises(InvalidInput, match="notes have nothing to be found by"):
            await action
    assert attio_emulator.requests == []


# -- whole runs ------------------------------------------------------------------------------------------------------


def texts(emulator_notes: list[Any]) -> list[tuple[str, str]]:
    return sorted((found.title, found.content_plaintext) for found in emulator_notes)


async def test_a_file_of_notes_is_written_once_however_often_it_is_synced(attio: Attio, tmp_path: Path) -> None:
    own = await company(attio)
    file = tmp_path / "notes.csv"
    file.write_text(
        "parent_record,title,content,created_at\nacme.example,One,first,2024-05-01\nacme.example,Two,second,\n"
    )
    for counts in ((2, 0), (0, 2)):
        report = await attio.notes.sync(file, journal=tmp_path / "notes.db")
        assert (report.counts.created, report.counts.unchanged, report.is_complete) == (*counts, True)
    found = await attio.notes.list().collect()
    assert texts(found) == [("One", "first"), ("Two", "second")]
    assert {one.parent_record_id for one in found} == {own}
    with file.open("a") as more:
        more.write("acme.example,Three,third,\n")
    report = await attio.notes.sync(file, journal=tmp_path / "notes.db")
    assert (report.counts.created, report.counts.unchanged) == (1, 2)


async def test_rows_that_cannot_be_notes_are_rejected_by_column(attio: Attio, tmp_path: Path) -> None:
    await company(attio)
    rows = [
        {"parent_record": "acme.example", "content": "fine"},
        {"parent_record": "none.example", "content": "whose?"},
        {"parent_record": "acme.example", "content": "x", "format": "html"},
        {"parent_record": "Acme Inc.", "content": "x"},
        {"parent_record": "acme.example", "content": " "},
        {"content": "x"},
    ]
    report = await attio.notes.sync(rows, journal=tmp_path / "notes.db")
    assert (report.counts.created, report.counts.rejected) == (1, 5)
    reasons = {one.line: one.reason for one in report.problems}
    assert reasons[2] == "parent_record = 'none.example': no record of companies has the domain 'none.example'"
    assert reasons[3].startswith("format = 'html': format: cannot take 'html'; accepted: \"plaintext\"")
    assert "say in the mapping of which" in reasons[4]
    assert "a title, a content, or both" in reasons[5]
    assert "the record that the note is on" in reasons[6]


async def test_notes_go_to_records_by_id_and_by_any_unique_value(attio: Attio, tmp_path: Path) -> None:
    person = await attio.people.create({"email_addresses": ["ada@x.example"]})
    own = await company(attio)
    mapping = {"on": Column("parent_record", by="companies.record_id"), "text": "content"}
    assert (await attio.notes.sync([{"on": own, "text": "a"}], journal=tmp_path / "a.db", mapping=mapping)).is_complete
    mapping = {"on": Column("parent_record", by="people.email_addresses"), "text": "content"}
    rows = [{"on": "ADA@x.example", "text": "b"}]
    assert (await attio.notes.sync(rows, journal=tmp_path / "b.db", mapping=mapping)).is_complete
    rows = [{"parent_record": person, "content": "c"}]
    assert (await attio.notes.sync(rows, journal=tmp_path / "c.db")).is_complete
    found = {one.content_plaintext: one.parent_record_id for one in await attio.notes.list().collect()}
    assert found == {"a": own, "b": person.id, "c": person.id}


async def test_notes_survive_lost_answers(attio_emulator: Emulator, tmp_path: Path) -> None:
    async with patient(attio_emulator) as client:
        await company(client)
        rows = [
            {"parent_record": "acme.example", "title": f"T{number}", "content": f"c {number}"} for number in range(60)
        ]
        attio_emulator.faults(lost_answer=0.15, server_error=0.1, cut=0.1, seed=4)
        report = await client.notes.sync(rows, journal=tmp_path / "notes.db")
        struck = {request.fault for request in attio_emulator.requests} - {None}
        attio_emulator.faults()
        assert struck == {"lost_answer", "server_error", "cut"}
        assert report.counts.created == 60
        assert texts(await client.notes.list().collect()) == sorted((row["title"], row["content"]) for row in rows)
