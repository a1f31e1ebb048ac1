"""A sync in real time: within its memory, and ended when it makes no sense to go on."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time

import pytest

from aioattio import Attio, Progress
from tests.conftest import ROOT
from tests.support import remote

pytestmark = pytest.mark.soak
SHORT = bool(os.environ.get("SHORT"))


@pytest.mark.skipif(SHORT, reason="short: a plan of many rows shows it, too")
def test_memory_and_time_per_row_stay_flat() -> None:
    rows = 50_000
    with remote.emulator(read=None, write=None) as emulator:
        done = subprocess.run(
            [sys.executable, "-m", "tests.support.importer", str(rows)],
            cwd=ROOT,
            env={**os.environ, "ATTIO_BASE_URL": emulator.url, "ATTIO_API_KEY": emulator.token},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    shown = json.loads(done.stdout)
    slices = sorted(shown["slices"])
    print(
        f"\n{rows} rows: reading {shown['reading']:.1f} s, writing {shown['writing']:.1f} s, "
        f"{rows / shown['writing']:.0f}/s; memory {shown['before']:.0f} -> {shown['peak']:.0f} MB; "
        f"ms per row in tenths: {', '.join(f'{1000 * one:.2f}' for one in shown['slices'])}"
    )
    twice = rows // 100
    assert shown["counts"]["created"] == shown["records"] == rows - twice
    assert shown["counts"]["superseded"] == twice
    assert shown["peak"] - shown["before"] < 100
    # The last tenth against the median: a machine that stalls once moves one tenth, growth moves the last.
    assert shown["slices"][-1] < 2 * slices[len(slices) // 2]


async def test_a_revoked_token_ends_a_run_within_two_seconds() -> None:
    rows = [{"domains": f"c{number}.example"} for number in range(500)]
    revoked: list[float] = []
    with remote.emulator() as emulator:
        emulator.call("latency", low=5, high=60)

        def show(progress: Progress) -> None:
            if progress.counts.written >= 100 and not revoked:
                emulator.call("revoke", token=emulator.token)
                revoked.append(time.perf_counter())

        async with asyncio.timeout(60), Attio(emulator.token, base_url=emulator.url) as attio:
            report = await attio.companies.sync(rows, match="domains", progress=show)
        seconds = time.perf_counter() - revoked[0]
    print(f"\nended {seconds:.2f} s after the token was revoked: {report.counts}")
    assert seconds < 2
    assert report.counts.written + report.counts.not_tried == 500
    assert report.counts.written < 150
    assert report.stopped is not None
    assert "401" in report.stopped.message
