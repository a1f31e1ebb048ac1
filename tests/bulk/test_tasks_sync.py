"""Rows that become tasks: nothing tells them apart but what they say."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from aioattio import Attio
from aioattio.bulk.destinations.tasks import TasksDestination
from aioattio.emulator import Emulator
from aioattio.errors import InvalidInput
from tests.bulk.destined import company, patient, record, sent, session_of, value

DONE = [{"value": True}]


def assignee(member_id: str) -> list[dict[str, str]]:
    return [{"referenced_actor_type": "workspace-member", "referenced_actor_id": member_id}]


@pytest.fixture
def ada(attio_emulator: Emulator) -> str:
    member: str = attio_emulator.add_member("ada@x.example")["id"]["workspace_member_id"]
    return member


async def test_a_row_becomes_the_task_that_create_would_make(attio: Attio, ada: str) -> None:
    own = await company(attio)
    destination = TasksDestination(session_of(attio))
    row = sent(
        content=value("Call"),
        deadline_at=value("2027-01-01T00:00:00Z"),
        is_completed=DONE,
        linked_records=record("companies", own),
        assignees=assignee(ada),
    )
    made = await attio.tasks.get(await destination.create(row))
    twin = await attio.tasks.create(
        "Call",
        deadline_at="2027-01-01",
        is_completed=True,
        linked_records=["acme.example"],
        assignees=["ada@x.example"],
    )
    own_parts = ("id", "created_at", "completed_at")
    assert {**made.raw, **dict.fromkeys(own_parts)} == {**twin.raw, **dict.fromkeys(own_parts)}


async def test_content_alone_is_a_task(attio: Attio) -> None:
    made = await attio.tasks.get(await TasksDestination(session_of(attio)).create(sent(content=value("Call"))))
    assert (made.content, made.is_completed, made.deadline_at, made.assignees, made.linked_records) == (
        "Call", False, None, (), (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (sent(content=value("x" * 2001)), "plain text of 1 to 2,000 characters, not 2,001"),
        (sent(is_completed=DONE), "content: cannot take None; accepted: plain text of 1 to 2,000 characters"),
    ],
)
async def test_what_cannot_be_a_task_is_refused_before_anything_is_sent(
    attio: Attio, attio_emulator: Emulator, row: dict[str, Any], said: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        TasksDestination(session_of(attio)).check(row)
    assert said in str(refused.value)
    assert attio_emulator.requests == []


def call(**more: Any) -> dict[str, Any]:
    return sent(**{"content": value("Call"), **more})


async def test_a_task_whose_answer_was_lost_is_found_by_its_record_its_member_or_nobody(attio: Attio, ada: str) -> None:
    own = await company(attio)
    destination = TasksDestination(session_of(attio))
    rows = [
        call(linked_records=record("companies", own), assignees=assignee(ada)),
        call(linked_records=record("companies", own)),
        call(assignees=assignee(ada)),
        call(deadline_at=value("2027-01-01")),
        call(is_completed=DONE),
        call(),
    ]
    made = [await destination.create(row) for row in rows]
    assert len(set(made)) == len(rows)
    assert [await destination.find_made(row, ()) for row in rows] == made
    assert [await destination.find_made(row, made) for row in rows] == [None] * len(rows)


@pytest.mark.parametrize(
    "other",
    [
        {"content": value("Call again")},
        {"deadline_at": value("2027-01-01")},
        {"is_completed": DONE},
        {"linked_records": []},
        {"assignees": []},
    ],
)
async def test_another_task_is_not_taken_for_it(attio: Attio, ada: str, other: dict[str, Any]) -> None:
    own = await company(attio)
    await attio.tasks.create("Call", linked_records=["acme.example"], assignees=[ada])
    row = call(**{"linked_records": record("companies", own), "assignees": assignee(ada), **other})
    assert await TasksDestination(session_of(attio)).find_made(row, ()) is None


# -- whole runs ------------------------------------------------------------------------------------------------------


async def test_a_file_of_tasks_is_made_once_however_often_it_is_synced(attio: Attio, ada: str, tmp_path: Path) -> None:
    own = await company(attio)
    await attio.people.create({"email_addresses": ["bob@x.example"]})
    file = tmp_path / "tasks.csv"
    file.write_text(
        "content,deadline_at,is_completed,linked_records,assignees\n"
        "Call,2027-01-01,yes,acme.example,ada@x.example\nMail,,,,\nWrite,,,bob@x.example,\n"
    )
    for counts in ((3, 0), (0, 3)):
        report = await attio.tasks.sync(file, journal=tmp_path / "tasks.db")
        assert (report.counts.created, report.counts.unchanged, report.is_complete) == (*counts, True)
    found = {task.content: task for task in await attio.tasks.list().collect()}
    assert set(found) == {"Call", "Mail", "Write"}
    call = found["Call"]
    assert (call.is_completed, call.deadline_at) == (True, datetime(2027, 1, 1, tzinfo=UTC))
    assert ([one.id for one in call.linked_records], [one.id for one in call.assignees]) == ([own], [ada])
    assert not found["Mail"].is_completed


async def test_rows_that_cannot_be_tasks_are_rejected_by_column(attio: Attio, tmp_path: Path) -> None:
    rows = [
        {"content": "fine"},
        {"content": "x" * 2001},
        {"deadline_at": "2027-01-01"},
        {"content": "whose?", "assignees": ["nobody@x.example"]},
    ]
    report = await attio.tasks.sync(rows, journal=tmp_path / "tasks.db")
    assert (report.counts.created, report.counts.rejected) == (1, 3)
    reasons = {one.line: one.reason for one in report.problems}
    assert "plain text of 1 to 2,000 characters, not 2,001" in reasons[2]
    assert reasons[2].startswith("content = ")
    assert "plain text of 1 to 2,000 characters" in reasons[3]
    assert "no workspace member has the e-mail address 'nobody@x.example'" in reasons[4]


async def test_tasks_survive_lost_answers(attio_emulator: Emulator, tmp_path: Path) -> None:
    async with patient(attio_emulator) as client:
        await company(client)
        rows = [
            {"content": f"Call {number}", **({"linked_records": ["acme.example"]} if number % 2 else {})}
            for number in range(60)
        ]
        attio_emulator.faults(lost_answer=0.15, server_error=0.1, cut=0.1, seed=4)
        report = await client.tasks.sync(rows, journal=tmp_path / "tasks.db")
        attio_emulator.faults()
        assert report.counts.created == 60
        assert sorted(task.content for task in await client.tasks.list().collect()) == sorted(
            row["content"] for row in rows
        )
