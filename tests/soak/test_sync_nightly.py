"""The job that runs every night: little has changed, so little is written, and it takes minutes less than hours."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from aioattio import Attio
from tests.support import companies, machine, remote

pytestmark = pytest.mark.soak
SHORT = bool(os.environ.get("SHORT"))
ROWS = 5_000 if SHORT else 20_000


async def test_2_percent_changed_takes_a_fifteenth_of_writing_all(tmp_path: Path) -> None:
    rows = [companies.row(number) for number in range(ROWS)]
    changed = [companies.row(n, f"Other {n}") if n % 50 == 7 else row for n, row in enumerate(rows)]
    file = companies.write(tmp_path / "rows.csv", changed)
    with remote.emulator() as emulator:
        companies.furnish(emulator, rows)
        emulator.call("latency", low=5, high=60)
        seconds: list[float] = []
        async with Attio(emulator.token, base_url=emulator.url) as attio:
            await attio.companies.query().first()
            for again in (False, True):
                with machine.watched() as watched:
                    begun, cpu = time.perf_counter(), time.process_time()
                    report = await attio.companies.sync(file, match="domains")
                    seconds.append(time.perf_counter() - begun)
                    cpu = time.process_time() - cpu
                wrote = companies.writes(emulator.seen())
                print(
                    f"\n{ROWS} rows {'again' if again else 'with 2 % changed'}: {report.how}; {len(wrote)} writes so "
                    f"far, {seconds[-1]:.1f} s, {cpu:.1f} s of CPU; {watched}"
                )
                assert report.is_complete
                assert len(wrote) == ROWS // 50
                assert report.counts.updated == (0 if again else ROWS // 50)
                assert report.counts.unchanged == ROWS - report.counts.updated
                assert seconds[-1] <= ROWS / 25 / 15 / watched.share()
            assert await companies.held(attio) == companies.in_order(changed)
