"""Comments and threads there and back: through the client, over HTTP, to the emulator."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aioattio import ActorReference, Attio, InvalidInput, NotFound, RecordReference, ValidationFailed
from aioattio.emulator import Emulator
from aioattio.entities.workspace import EntryReference
from aioattio.record import Record

START = datetime(2024, 5, 1, tzinfo=UTC)


@pytest.fixture
async def ada(attio: Attio) -> Record:
    return await attio.people.create({"name": "Ada"})


@pytest.fixture
def grace(attio_emulator: Emulator) -> str:
    member_id: str = attio_emulator.add_member("grace@acme.org")["id"]["workspace_member_id"]
    return member_id


async def test_a_thread_on_a_record(attio: Attio, ada: Record, grace: str) -> None:
    member = await attio.workspace_members.get(grace)
    head = await attio.comments.create("Anybody?", author=grace, record=ada)
    assert (head.content, head.author) == ("Anybody?", ActorReference("workspace-member", grace))
    assert (head.record, head.entry) == (RecordReference(ada.object_id, ada.id), None)
    assert (head.resolved_at, head.resolved_by) == (None, None)
    reply = await attio.comments.create("Me", author=member, thread=head)
    late = await attio.comments.create("Me too", author=member.reference, thread=head.thread_id)
    assert {reply.thread_id, late.thread_id} == {head.thread_id}
    assert await attio.comments.get(reply) == await attio.comments.get(reply.id) == reply

    thread = await attio.threads.get(head)
    assert thread.comments == (head, reply, late)
    assert (thread.id, thread.created_at) == (head.thread_id, head.created_at)
    assert await attio.threads.list(ada).collect() == [thread]
    assert await attio.threads.list(reply.record).first() == thread
    other = await attio.comments.create("Elsewhere", author=grace, record=ada)
    assert [one.id async for one in attio.threads.list(ada, page_size=1)] == [thread.id, other.thread_id]

    await attio.comments.delete(reply)
    assert (await attio.threads.get(thread)).comments == (head, late)
    await attio.comments.delete(head)
    for gone in (attio.threads.get(thread), attio.comments.get(late), attio.threads.comments(thread).collect()):
        with pytest.raises(NotFound):
            await gone


async def test_a_thread_on_an_entry(attio: Attio, attio_emulator: Emulator, ada: Record, grace: str) -> None:
    attio_emulator.add_entry("people", ada.id, "sales")
    reference = await attio.people.entries(ada).first()
    assert reference is not None
    entry = await attio.entries("sales").get(reference.id)
    head = await attio.comments.create("Hot", author=grace, entry=entry)
    assert head.record == RecordReference(ada.object_id, ada.id)
    assert head.entry is not None
    assert (head.entry.id, head.entry.list_id) == (entry.id, reference.list_id)
    same = EntryReference(id=entry.id, list="sales")
    for named in (entry, reference, same, head.entry):
        assert [thread.id for thread in await attio.threads.list(entry=named).collect()] == [head.thread_id]
    assert await attio.threads.list(ada).collect() == [], "it is about the entry, not about the record"
    await attio.entries("sales").delete(entry)
    with pytest.raises(NotFound):
        await attio.comments.get(head)


async def test_a_thread_of_600_comments(attio: Attio, attio_emulator: Emulator, ada: Record, grace: str) -> None:
    head = await attio.comments.create("0", author=grace, record=ada, created_at=START)
    for number in range(1, 600):
        at = START + timedelta(minutes=number)
        await attio.comments.create(str(number), author=grace, thread=head, created_at=at)
    before = len(attio_emulator.requests)
    found = await attio.threads.comments(head.thread_id).collect()
    assert [comment.content for comment in found] == [str(number) for number in range(600)]
    asked = [request.query for request in attio_emulator.requests[before:]]
    assert [query["limit"] for query in asked] == ["250", "250", "250"]
    assert ["cursor" in query for query in asked] == [False, True, True]

    after = attio.threads.comments(head, created_after=START + timedelta(minutes=497), page_size=100)
    assert [comment.content async for comment in after] == [str(number) for number in range(498, 600)]
    assert len(await attio.threads.comments(head, limit=260).collect()) == 260
    assert await attio.threads.comments(head, created_after=START + timedelta(days=1)).collect() == []
    assert (await attio.threads.get(head)).comments[0] == head


async def test_a_thread_goes_with_its_record(attio: Attio, ada: Record, grace: str) -> None:
    head = await attio.comments.create("Anybody?", author=grace, record=ada)
    await attio.people.delete(ada)
    with pytest.raises(NotFound):
        await attio.threads.get(head)
    with pytest.raises(ValidationFailed) as caught:
        await attio.comments.create("Me", author=grace, thread=head)
    assert caught.value.code == "value_not_found"


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"content": ""}, "content"),
        ({"content": None}, "content"),
        ({"author": "grace@acme.org"}, "author"),
        ({"author": ActorReference("system")}, "author"),
        ({"record": None}, "thread"),
        ({"thread": "t-1"}, "thread"),
        ({"record": "r-1"}, "record"),
        ({"record": None, "entry": "e-1"}, "entry"),
        ({"record": None, "thread": ""}, "thread"),
        ({"created_at": "then"}, "created_at"),
    ],
)
async def test_what_cannot_be_a_comment_is_not_sent(
    attio: Attio, attio_emulator: Emulator, wrong: dict[str, Any], named: str
) -> None:
    right = {
        "content": "x",
        "author": "0d5a3b2e-0000-4000-8000-000000000001",
        "record": RecordReference("people", "r-1"),
    }
    with pytest.raises(InvalidInput) as caught:
        await attio.comments.create(**{**right, **wrong})
    assert caught.value.attribute == named
    both: Any = {"record": RecordReference("people", "r-1"), "entry": EntryReference(id="e-1", list="sales")}
    neither: Any = {}
    for neither_or_both in (neither, both):
        with pytest.raises(InvalidInput, match="either a record or an entry"):
            attio.threads.list(**neither_or_both)
    assert attio_emulator.requests == []


async def test_an_author_by_e_mail_is_told_how_to_find_the_id(attio: Attio) -> None:
    with pytest.raises(InvalidInput, match=r"workspace_members\.find"):
        await attio.comments.create("x", author="grace@acme.org", thread="t-1")
