"""Plans carried out against the emulator: with faults, ended in the middle, and taken up again."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from aioattio import Attio, Outcome, Record, Retry
from aioattio.bulk.applying.runner import Runner
from aioattio.bulk.destinations.destination import Destination
from aioattio.bulk.destinations.notes import NotesDestination
from aioattio.bulk.destinations.records import RecordsDestination
from aioattio.bulk.monitor import Monitor
from aioattio.bulk.options import SyncOptions
from aioattio.bulk.outcome import Row
from aioattio.bulk.planning.planner import Planner
from aioattio.bulk.planning.references import Resolver
from aioattio.bulk.report import Stopped
from aioattio.bulk.spool import Checked, Spool
from aioattio.emulator import Emulator
from aioattio.testing import UNLIMITED
from tests.conftest import ROOT
from tests.support.clock import InstantClock

FAULTS: dict[str, Any] = {"lost_answer": 0.05, "server_error": 0.05, "hang": 0.02, "cut": 0.01}


def company(number: int, text: str) -> Checked:
    domain = f"c{number}.example"
    values = {"domains": [{"domain": domain}], "description": [{"value": text}]}
    sent = {slug: msgspec.json.encode(value) for slug, value in values.items()}
    return Checked(Row(number, {"domains": domain, "description": text}), key=(domain,), values=sent)


def note(number: int, parent: Record) -> Checked:
    reference = {"target_object": "companies", "target_record_id": parent.id}
    values = {
        "parent_record": [reference],
        "title": [{"value": f"Note {number}"}],
        "content": [{"value": f"It says {number}"}],
    }
    sent = {slug: msgspec.json.encode(value) for slug, value in values.items()}
    key = (str(number),)
    return Checked(Row(number, {"title": f"Note {number}"}), key=key, values=sent)


async def companies_of(attio: Attio) -> Destination:
    definitions = await attio._session.definitions_of("objects", "companies")
    assert definitions is not None
    match = definitions.find("domains")
    assert match is not None
    return RecordsDestination(attio._session, "companies", definitions, match)


class Sync:
    """A plan and its journal, in the steps that a whole run takes."""

    def __init__(self, destination: Destination, path: Path, told: Callable[[Outcome], None] | None = None) -> None:
        self.destination, self.path = destination, path
        self.outcomes: list[Outcome] = []
        self.stop = asyncio.Event()
        self._told = told

    async def plan(self, rows: Sequence[Checked]) -> None:
        match = self.destination.match
        with Spool(self.path, match="" if match is None else match.slug) as spool:
            spool.add(rows)
            monitor = self._monitor(spool)
            await Planner(self.destination, spool, monitor.options, monitor, Resolver(self.destination.session)).run()
            spool.set_phase("planned")

    async def apply(self) -> Stopped | None:
        """As a process does that finds a journal."""
        self.outcomes.clear()
        with Spool.open(self.path) as spool:
            monitor = self._monitor(spool)
            runner = Runner(self.destination.session, self.destination, spool, monitor, monitor.options, is_fresh=False)
            stopped = await runner.run()
            self.meter = monitor.meter
            return stopped

    def states(self) -> Counter[str]:
        """Of all rows, as the journal has them. Each has one."""
        with Spool.open(self.path) as spool:
            counts = spool.counts()
            names = ("created", "updated", "unchanged", "conflicts", "rejected", "failed", "not_tried")
            return Counter({name: count for name in names if (count := getattr(counts, name))})

    def _monitor(self, spool: Spool) -> Monitor:
        options = SyncOptions(stop=self.stop, on_outcome=self._note)
        return Monitor(options, None, self.destination.session.transport, spool.counts)

    def _note(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        if self._told is not None:
            self._told(outcome)


@pytest.fixture
async def impatient(attio_emulator: Emulator, clock: InstantClock) -> AsyncIterator[Attio]:
    """It takes a request that hangs for lost after a moment, and pauses without waiting."""
    async with Attio(
        attio_emulator.token,
        base_url=attio_emulator.url,
        limits=UNLIMITED,
        retry=Retry(attempts=8, budget=1000),
        timeout=0.25,
        clock=clock,
    ) as client:
        yield client


async def descriptions(attio: Attio) -> dict[str, str]:
    """By domain. Fails where there are two of one domain, or one with none."""
    found: dict[str, str] = {}
    async for record in attio.companies.query():
        (domain,) = record["domains"]
        assert domain not in found
        found[domain] = record["description"]
    return found


def expected(rows: Sequence[Checked]) -> dict[str, str]:
    return {one.row.cells["domains"]: one.row.cells["description"] for one in rows}


class TestFaults:
    async def test_every_company_is_in_once(
        self, impatient: Attio, hasty: Attio, attio_emulator: Emulator, tmp_path: Path
    ) -> None:
        for number in range(1, 40, 2):
            await hasty.companies.create({"domains": [f"c{number}.example"], "description": "old"})
        rows = [company(number, f"text {number}") for number in range(1, 121)]
        sync = Sync(await companies_of(impatient), tmp_path / "run.db")
        await sync.plan(rows)
        attio_emulator.faults(**FAULTS, seed=7)
        assert await sync.apply() is None
        attio_emulator.faults()
        assert len(sync.outcomes) == len({one.line for one in sync.outcomes}) == 120
        assert sync.states() == {"created": 100, "updated": 20}
        assert await descriptions(hasty) == expected(rows)
        assert sync.meter.retries > 0

    async def test_every_note_is_in_once(
        self, impatient: Attio, hasty: Attio, attio_emulator: Emulator, tmp_path: Path
    ) -> None:
        parent = await hasty.companies.create({"domains": ["a.example"]})
        sync = Sync(NotesDestination(impatient._session), tmp_path / "run.db")
        await sync.plan([note(number, parent) for number in range(1, 81)])
        attio_emulator.faults(**FAULTS, seed=7)
        assert await sync.apply() is None
        attio_emulator.faults()
        assert sync.states() == {"created": 80}
        titles = Counter([one.title async for one in hasty.notes.list(parent)])
        assert titles == {f"Note {number}": 1 for number in range(1, 81)}


class TestEndedInTheMiddle:
    @pytest.mark.parametrize("after", [0, 1, 20, 59])
    async def test_a_cancelled_run_is_taken_up_where_it_was(
        self, hasty: Attio, attio_emulator: Emulator, tmp_path: Path, after: int
    ) -> None:
        for number in range(1, 20):
            await hasty.companies.create({"domains": [f"c{number}.example"], "description": "old"})
        rows = [company(number, f"text {number}") for number in range(1, 61)]
        reached = asyncio.Event()
        sync = Sync(await companies_of(hasty), tmp_path / "run.db")
        sync._told = lambda _: reached.set() if len(sync.outcomes) >= after else None
        await sync.plan(rows)
        attio_emulator.latency(1, 10)
        task = asyncio.create_task(sync.apply())
        if after:
            await reached.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        sync._told = None
        assert await sync.apply() is None
        assert sum(sync.states().values()) == 60
        assert set(sync.states()) <= {"created", "updated"}
        assert await descriptions(hasty) == expected(rows)

    async def test_notes_in_flight_are_looked_for(self, hasty: Attio, attio_emulator: Emulator, tmp_path: Path) -> None:
        parent = await hasty.companies.create({"domains": ["a.example"]})
        sync = Sync(NotesDestination(hasty._session), tmp_path / "run.db")
        await sync.plan([note(number, parent) for number in range(1, 31)])
        made = await _cut_off(sync, hasty, attio_emulator, "POST /v2/notes")
        assert made > 0
        assert await sync.apply() is None
        assert sync.states() == {"created": 30}
        titles = Counter([one.title async for one in hasty.notes.list(parent)])
        assert titles == {f"Note {number}": 1 for number in range(1, 31)}

    async def test_what_was_made_and_never_heard_of_is_not_made_again(
        self, hasty: Attio, attio_emulator: Emulator, tmp_path: Path
    ) -> None:
        rows = [company(number, f"text {number}") for number in range(1, 41)]
        sync = Sync(await companies_of(hasty), tmp_path / "run.db")
        await sync.plan(rows)
        made = await _cut_off(sync, hasty, attio_emulator, "POST /v2/objects/companies/records")
        before = _writes(attio_emulator)
        assert await sync.apply() is None
        assert sync.states() == {"created": 40}
        assert _writes(attio_emulator) - before == 40 - made
        assert await descriptions(hasty) == expected(rows)

    async def test_rows_that_failed_are_tried_again(
        self, hasty: Attio, attio_emulator: Emulator, tmp_path: Path
    ) -> None:
        rows = [company(number, f"text {number}") for number in range(1, 6)]
        sync = Sync(await companies_of(hasty), tmp_path / "run.db")
        await sync.plan(rows)
        attio_emulator.faults(server_error=1.0, only=_is_write)
        assert await sync.apply() is None
        assert [one.state for one in sync.outcomes] == ["failed"] * 5
        assert "looks first" in sync.outcomes[0].reason
        attio_emulator.faults()
        assert await sync.apply() is None
        assert [one.state for one in sync.outcomes] == ["created"] * 5
        assert await descriptions(hasty) == expected(rows)

    async def test_a_killed_process_leaves_a_journal_to_go_on_with(
        self, hasty: Attio, attio_emulator: Emulator, tmp_path: Path
    ) -> None:
        rows = [company(number, f"text {number}") for number in range(1, 201)]
        sync = Sync(await companies_of(hasty), tmp_path / "run.db")
        await sync.plan(rows)
        attio_emulator.latency(2, 15)
        environment = {
            **os.environ,
            "ATTIO_BASE_URL": attio_emulator.url,
            "ATTIO_API_KEY": attio_emulator.token,
            "PYTHONPATH": str(ROOT),
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.bulk.test_resume", str(sync.path), cwd=ROOT, env=environment
        )
        while _writes(attio_emulator) < 60:
            await asyncio.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        assert await process.wait() == -signal.SIGKILL
        await asyncio.sleep(0.05)  # what it had sent is still being answered
        counts = sync.states()
        assert 0 < counts["created"] < 200
        before = _writes(attio_emulator)
        assert await sync.apply() is None
        assert sync.states() == {"created": 200}
        assert _writes(attio_emulator) - before <= 200 - counts["created"]
        assert await descriptions(hasty) == expected(rows)


async def test_a_plan_of_yesterday_is_carried_out_where_nothing_changed(hasty: Attio, tmp_path: Path) -> None:
    made = [
        await hasty.companies.create({"domains": [f"c{number}.example"], "description": "old"})
        for number in range(1, 5)
    ]
    sync = Sync(await companies_of(hasty), tmp_path / "plan.db")
    await sync.plan([company(number, "new") for number in range(1, 7)])
    await hasty.companies.update(made[0], {"description": "somebody else's"})
    await hasty.companies.update(made[1], {"description": "new"})
    await hasty.companies.delete(made[2])
    other = await hasty.companies.create({"domains": ["c5.example"]})
    assert await sync.apply() is None
    assert {one.line: one.state for one in sync.outcomes} == {
        1: "conflict",
        2: "unchanged",
        3: "conflict",
        4: "updated",
        5: "conflict",
        6: "created",
    }
    reasons = {one.line: one.reason for one in sync.outcomes}
    assert reasons[1] == "description is \"somebody else's\" now, and was 'old' when this was planned; compare again"
    assert made[2].id in reasons[3]
    assert reasons[5] == f"'c5.example' is in record {other.id} by now; compare again"


def _is_write(request: Any) -> bool:
    return request.method in ("POST", "PATCH", "PUT", "DELETE") and not request.template.endswith("/query")


def _writes(emulator: Emulator) -> int:
    return sum(map(_is_write, emulator.requests))


async def _cut_off(sync: Sync, attio: Attio, emulator: Emulator, only: str) -> int:
    """End a run whose answers do not come any more; gives how many things it has made."""
    emulator.faults(hang=1.0, only=lambda request: _is_one(request, only))
    task = asyncio.create_task(sync.apply())
    while not _writes_of(emulator, only):
        await asyncio.sleep(0.005)
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert sync.outcomes == []
    emulator.faults()
    return _writes_of(emulator, only)


def _writes_of(emulator: Emulator, only: str) -> int:
    return sum(_is_one(one, only) for one in emulator.requests)


def _is_one(request: Any, only: str) -> bool:
    return f"{request.method} {request.path}" == only


async def _process(path: str) -> None:
    """The one that is killed."""
    async with Attio(limits=UNLIMITED) as attio:
        await Sync(await companies_of(attio), Path(path)).apply()


if __name__ == "__main__":
    asyncio.run(_process(sys.argv[1]))
