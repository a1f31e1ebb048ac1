"""Tasks there and back: through the client, over HTTP, to the emulator."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from aioattio import ActorReference, Attio, EntryReference, InvalidInput, NotFound, RecordReference, ValidationFailed
from aioattio.emulator import Emulator
from aioattio_openapi.attio.api.tasks import create_task


def add_member(em: Emulator, email: str) -> str:
    member_id: str = em.add_member(email)["id"]["workspace_member_id"]
    return member_id


async def test_a_task_s_life(attio: Attio, attio_emulator: Emulator) -> None:
    grace, alan = [add_member(attio_emulator, f"{name}@acme.org") for name in ("grace", "alan")]
    ada = await attio.people.create({"name": "Ada"})
    task = await attio.tasks.create("Call Ada", deadline_at=date(2026, 1, 31), assignees=[grace], linked_records=[ada])
    assert (task.content, task.is_completed, task.completed_at) == ("Call Ada", False, None)
    assert task.deadline_at == datetime(2026, 1, 31, tzinfo=UTC)
    assert task.assignees == (ActorReference("workspace-member", grace),)
    assert task.linked_records == (RecordReference(ada.object_id, ada.id),)
    assert task.created_by is not None

    moved = await attio.tasks.update(task, deadline_at=datetime(2026, 2, 1, 9, 30, 0, 5))  # noqa: DTZ001 - naive is UTC
    assert moved.deadline_at == datetime(2026, 2, 1, 9, 30, 0, 5, UTC)
    assert (moved.assignees, moved.linked_records, moved.is_completed) == (task.assignees, task.linked_records, False)
    passed_on = await attio.tasks.update(task.id, assignees=["Alan@acme.org", ActorReference("workspace-member", alan)])
    assert passed_on.assignees == (ActorReference("workspace-member", alan),)
    assert passed_on.deadline_at == moved.deadline_at
    done = await attio.tasks.update(task, is_completed=True, deadline_at=None, linked_records=[], assignees=[])
    assert (done.is_completed, done.deadline_at, done.assignees, done.linked_records) == (True, None, (), ())
    assert done.completed_at is not None
    assert task.created_at is not None
    assert timedelta() < done.completed_at - task.created_at < timedelta(minutes=1)
    assert await attio.tasks.get(task) == done
    assert (await attio.tasks.update(task, is_completed=False)).completed_at is None

    await attio.tasks.delete(task)
    with pytest.raises(NotFound):
        await attio.tasks.get(task)


async def test_only_what_is_given_is_sent(attio: Attio, attio_emulator: Emulator) -> None:
    task = await attio.tasks.create("Call Ada")
    assert attio_emulator.requests[-1].body == {
        "data": {
            "content": "Call Ada",
            "format": "plaintext",
            "deadline_at": None,
            "is_completed": False,
            "linked_records": [],
            "assignees": [],
        }
    }
    await attio.tasks.update(task, deadline_at=None)
    assert attio_emulator.requests[-1].body == {"data": {"deadline_at": None}}
    await attio.tasks.update(task, is_completed=True)
    assert attio_emulator.requests[-1].body == {"data": {"is_completed": True}}


async def test_linked_records_by_what_is_unique_about_them(attio: Attio) -> None:
    ada = await attio.people.create({"email_addresses": ["ada@x.org"]})
    acme = await attio.companies.create({"domains": ["acme.example"]})
    ursula = await attio.users.create({"user_id": "u-1", "primary_email_address": "u@x.org"})
    by_user_id = {"target_object": "users", "user_id": [{"value": "u-1"}]}
    task = await attio.tasks.create("x", linked_records=["ada@x.org", "acme.example", by_user_id, ada.reference])
    assert [linked.id for linked in task.linked_records] == [ada.id, acme.id, ursula.id]
    with pytest.raises(NotFound):
        await attio.tasks.create("x", linked_records=["nobody@x.org"])
    with pytest.raises(NotFound):
        await attio.tasks.create("x", assignees=["nobody@x.org"])
    with pytest.raises(NotFound):
        await attio.tasks.update(task, linked_records=[RecordReference("people", acme.id)], is_completed=True)
    assert await attio.tasks.get(task) == task, "what is refused changes nothing"


async def test_tasks_by_assignee_record_completion_and_order(attio: Attio, attio_emulator: Emulator) -> None:
    grace = add_member(attio_emulator, "grace@acme.org")
    ada = await attio.people.create({"name": "Ada"})
    first = await attio.tasks.create("first", assignees=[grace], linked_records=[ada])
    second = await attio.tasks.create("second", is_completed=True)
    third = await attio.tasks.create("third", assignees=[grace], is_completed=True)
    await attio.tasks.update(second, is_completed=False)
    await attio.tasks.update(second, is_completed=True)

    async def found(**wanted: Any) -> list[str]:
        return [task.content for task in await attio.tasks.list(**wanted).collect()]

    assert await found() == ["first", "second", "third"]
    assert await found(sort="created_at:desc") == ["third", "second", "first"]
    assert await found(sort="completed_at:asc") == ["third", "second", "first"]
    assert await found(sort="completed_at:desc") == ["second", "third", "first"]
    member = ActorReference("workspace-member", grace)
    for assignee in (grace, "grace@acme.org", member, await attio.workspace_members.get(grace)):
        assert await found(assignee=assignee) == ["first", "third"], assignee
    assert await found(assignee="unassigned") == ["second"]
    assert await found(assignee=grace, is_completed=False) == ["first"]
    assert await found(is_completed=True) == ["second", "third"]
    assert await found(linked_record=ada) == ["first"]
    assert await attio.tasks.list(linked_record=first.linked_records[0]).first() == first
    assert [task.id async for task in attio.tasks.list(page_size=2)] == [first.id, second.id, third.id]


async def test_a_task_outlives_its_record(attio: Attio) -> None:
    ada = await attio.people.create({"name": "Ada"})
    task = await attio.tasks.create("Call Ada", linked_records=[ada])
    await attio.people.delete(ada)
    assert (await attio.tasks.get(task)).linked_records == ()


async def test_a_task_of_2001_characters(attio: Attio, attio_emulator: Emulator) -> None:
    longest = await attio.tasks.create("é" * 2000)
    assert len(longest.content) == 2000
    before = len(attio_emulator.requests)
    with pytest.raises(InvalidInput, match=r"1 to 2,000 characters, not 2,001"):
        await attio.tasks.create("é" * 2001)
    assert len(attio_emulator.requests) == before, "refused before anything was sent"
    data: dict[str, Any] = {"content": "é" * 2001}
    data |= {"format": "plaintext", "deadline_at": None, "is_completed": False, "linked_records": [], "assignees": []}
    with pytest.raises(ValidationFailed) as caught:
        await attio.send(create_task.request(body={"data": data}))
    assert caught.value.status == 400
    assert [error["path"] for error in caught.value.validation_errors] == [["data", "content"]]


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"content": ""}, "content"),
        ({"content": None}, "content"),
        ({"deadline_at": "soon"}, "deadline_at"),
        ({"is_completed": "yes"}, "is_completed"),
        ({"assignees": "grace@acme.org"}, "assignees"),
        ({"assignees": ["Grace"]}, "assignees"),
        ({"assignees": [ActorReference("app", "0d5a3b2e-0000-4000-8000-000000000001")]}, "assignees"),
        ({"linked_records": "acme.example"}, "linked_records"),
        ({"linked_records": ["0d5a3b2e-0000-4000-8000-000000000001"]}, "linked_records"),
        ({"linked_records": [{"domain": "acme.example"}]}, "linked_records"),
    ],
)
async def test_what_cannot_be_a_task_is_not_sent(
    attio: Attio, attio_emulator: Emulator, wrong: dict[str, Any], named: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        await attio.tasks.create(**{"content": "x", **wrong})
    assert caught.value.attribute == named
    for bad in ({"sort": "content:asc"}, {"assignee": "Grace"}, {"linked_record": "x"}, {"is_completed": 1}):
        with pytest.raises(InvalidInput):
            attio.tasks.list(**bad)
    ada = await attio.people.create({"name": "Lovelace, Ada"})
    attio_emulator.requests.clear()
    for refused in (
        lambda: attio.tasks.create("x", linked_records=ada),
        lambda: attio.emails.list(linked_records=ada),
        lambda: attio.meetings.update("x", linked_records=ada),
    ):
        with pytest.raises(InvalidInput, match=rf"linked_records: cannot take <Record people {ada.id} 'Ada Lovelace'>"):
            await refused()
    with pytest.raises(InvalidInput, match="at least one of deadline_at"):
        await attio.tasks.update("x")
    assert attio_emulator.requests == []


async def test_one_record_is_no_list_of_records(attio: Attio, attio_emulator: Emulator) -> None:
    ada = await attio.people.create({"name": "Ada"})
    asked = len(attio_emulator.requests)
    with pytest.raises(InvalidInput, match=r"linked_records: cannot take <Record people .*a list"):
        await attio.tasks.create("Call", linked_records=ada)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match=r"linked_records: cannot take <Record people .*a list"):
        attio.emails.list(linked_records=ada)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match=r"'both'; accepted: either a record or an entry"):
        attio.threads.list(ada, entry=EntryReference(id="e", list="sales"))
    assert len(attio_emulator.requests) == asked
