"""Answers lost, servers down, requests that hang, bodies cut: every row in one state, and nothing there twice."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from aioattio import Attio, Outcome, RecordReference, Retry
from aioattio.testing import UNLIMITED
from tests.support import companies, remote

pytestmark = pytest.mark.soak
SHORT = bool(os.environ.get("SHORT"))
FAULTS = {"lost_answer": 0.05, "server_error": 0.05, "hang": 0.02, "cut": 0.01}
PATIENT = Retry(attempts=12, first=0.05, longest=0.5, budget=300)


def client(emulator: remote.Remote) -> Attio:
    return Attio(emulator.token, base_url=emulator.url, limits=UNLIMITED, timeout=2, retry=PATIENT)


async def test_companies_survive_faults_of_every_kind(tmp_path: Path) -> None:
    count = 300 if SHORT else 2_000
    there = [companies.row(number) for number in range(count // 4)]
    rows = [companies.row(number, f"New {number}") for number in range(count)]
    file = companies.write(tmp_path / "rows.csv", rows)
    states: dict[int, list[str]] = {}

    def note(outcome: Outcome) -> None:
        states.setdefault(outcome.line, []).append(outcome.state)

    with remote.emulator(read=None, write=None) as emulator:
        companies.furnish(emulator, there)
        async with client(emulator) as attio:
            await attio.companies.query().first()
            emulator.call("faults", **FAULTS, seed=6)
            report = await attio.companies.sync(file, match="domains", journal=tmp_path / "run.db", on_outcome=note)
            emulator.call("faults")
            struck = Counter(one.fault for one in emulator.seen() if one.fault)
            assert await companies.held(attio) == companies.in_order(rows)
            before = len(companies.writes(emulator.seen()))
            again = await attio.companies.sync(file, match="domains", journal=tmp_path / "run.db")
            assert len(companies.writes(emulator.seen())) == before
    print(f"\n{count} rows: {report.counts}, {report.retries} retries; faults: {dict(struck)}")
    assert set(struck) == set(FAULTS)
    assert report.is_complete
    assert (report.counts.created, report.counts.updated) == (count - len(there), len(there))
    assert sorted(states) == list(range(2, count + 2))
    assert all(len(of_row) == 1 for of_row in states.values()), "one outcome for each row"
    assert again.counts.unchanged == count


async def test_notes_survive_faults_of_every_kind(tmp_path: Path) -> None:
    count = 60 if SHORT else 300
    with remote.emulator(read=None, write=None) as emulator:
        companies.furnish(emulator, [companies.row(number) for number in range(10)])
        async with client(emulator) as attio:
            parents = [RecordReference("companies", one.id) async for one in attio.companies.query()]
            rows: list[dict[str, Any]] = [
                {
                    "parent_record": parents[number % 10],
                    "title": f"Call {number}",
                    "content": f"They said {number}.",
                    "format": "plaintext",
                }
                for number in range(count)
            ]
            emulator.call("faults", **FAULTS, seed=6)
            report = await attio.notes.sync(rows, journal=tmp_path / "notes.db")
            emulator.call("faults")
            struck = Counter(one.fault for one in emulator.seen() if one.fault)
            held = [(note.parent_record_id, note.title, note.content_plaintext) async for note in attio.notes.list()]
            again = await attio.notes.sync(rows, journal=tmp_path / "notes.db")
            notes = await attio.notes.list().collect()
    print(f"\n{count} notes: {report.counts}, {report.retries} retries; faults: {dict(struck)}")
    assert report.counts.created == count
    assert sorted(held) == sorted((row["parent_record"].id, row["title"], row["content"]) for row in rows)
    assert again.counts.unchanged == len(notes) == count
