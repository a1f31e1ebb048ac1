"""kill -9 at any instant: the next run goes on, and ends with what one run would have ended with."""

from __future__ import annotations

import asyncio
import json
import os
import random
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import define, field

from aioattio import Attio
from aioattio.testing import UNLIMITED
from tests.conftest import ROOT
from tests.support import companies, remote

pytestmark = pytest.mark.soak
SHORT = bool(os.environ.get("SHORT"))
KILLS = 4 if SHORT else 50
ROWS = 400 if SHORT else 1_500
NEW = ROWS // 3
"""Rows of each file that are not there yet; the others are about records of the file before."""


@define
class Killed:
    """Runs that are killed at seeded instants of the length that an undisturbed one has, and started again."""

    emulator: remote.Remote
    folder: Path
    chance: random.Random = field(factory=lambda: random.Random(6))
    length: float = 0.0
    moments: list[float] = field(factory=list[float])

    def start(self, file: Path) -> subprocess.Popen[str]:
        """A run that has begun: programs and libraries are loaded."""
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.support.syncer", "run", str(file), str(self._journal(file))],
            cwd=ROOT,
            env={**os.environ, "ATTIO_BASE_URL": self.emulator.url, "ATTIO_API_KEY": self.emulator.token},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert program.stdout is not None
        assert program.stdout.readline() == "begun\n", program.communicate()
        return program

    def through(self, file: Path) -> dict[str, int]:
        """One sync to its end, killed while there are kills left; gives the counts of its report."""
        while True:
            program = self.start(file)
            begun = time.monotonic()
            try:
                wait = self.chance.uniform(0, self.length) if self.length and len(self.moments) < KILLS else 120
                shown, said = program.communicate(timeout=wait)
            except subprocess.TimeoutExpired:
                self.moments.append(time.monotonic())
                program.kill()
                program.communicate()
                continue
            assert program.returncode == 0, said
            self.length = self.length or time.monotonic() - begun
            counts: dict[str, int] = json.loads(shown)["counts"]
            return counts

    def _journal(self, file: Path) -> Path:
        return file.with_suffix(".db")


def written_twice(seen: list[remote.Seen]) -> Iterator[tuple[remote.Seen, remote.Seen]]:
    """Of the same write, each time that it took effect and the one before."""
    same: defaultdict[tuple[str, str, str], list[remote.Seen]] = defaultdict(list)
    for one in companies.writes(seen):
        if one.took_effect:
            same[one.method, one.path, one.body].append(one)
    for writes in same.values():
        yield from pairwise(writes)


async def test_a_sync_killed_at_any_instant_is_resumed(tmp_path: Path) -> None:
    there: dict[str, dict[str, str]] = {}
    states: Counter[str] = Counter()
    with remote.emulator(read=None, write=None) as emulator:
        emulator.call("latency", low=5, high=60)
        killed, files = Killed(emulator, tmp_path), 0
        while len(killed.moments) < KILLS:
            rows = [companies.row(NEW * files + number, f"Of file {files}") for number in range(ROWS)]
            file = companies.write(tmp_path / f"{files}.csv", rows)
            counts = await asyncio.to_thread(killed.through, file)
            there |= {row["domains"]: row for row in rows}
            states.update(counts)
            assert counts["created"] + counts["updated"] + counts["unchanged"] == ROWS, counts
            files += 1
        async with Attio(emulator.token, base_url=emulator.url, limits=UNLIMITED) as attio:
            held = await companies.held(attio)
        seen = emulator.seen()
    twice = list(written_twice(seen))
    print(
        f"\n{len(killed.moments)} kills in {files} syncs of {ROWS} rows, {killed.length:.1f} s each: {dict(states)}; "
        f"{len(companies.writes(seen))} writes, {len(twice)} of them a second time"
    )
    assert held == companies.in_order(there.values()), "the workspace says what the files say, each company once"
    for first, _ in twice:
        was_in_flight = [
            moment for moment in killed.moments if first.counted <= moment <= (first.answered or moment) + 1
        ]
        assert was_in_flight, first
    assert all(first.method == "PATCH" for first, _ in twice), "what makes something is never repeated blindly"
