"""A million rows: neither memory nor time per row grows with them."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.support import companies, remote

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc"),
]
SHORT = bool(os.environ.get("SHORT"))
ROWS = 10_000 if SHORT else 1_000_000
THERE = 2_000 if SHORT else 20_000


async def test_planning_keeps_to_its_memory_and_its_pace() -> None:
    with remote.emulator(read=None, write=None) as emulator:
        companies.furnish(emulator, (companies.row(number) for number in range(THERE)))
        done = await asyncio.to_thread(
            subprocess.run,
            [sys.executable, "-m", "tests.support.syncer", "plan", str(ROWS), str(THERE)],
            cwd=ROOT,
            env={**os.environ, "ATTIO_BASE_URL": emulator.url, "ATTIO_API_KEY": emulator.token},
            capture_output=True,
            text=True,
            check=False,
        )
        wrote = companies.writes(emulator.seen())
    assert done.returncode == 0, done.stderr
    shown = json.loads(done.stdout)
    slices = shown["slices"]
    print(
        f"\n{ROWS} rows against {THERE} records: {shown['how']}; {shown['grown']:.0f} MB more, reading "
        f"{shown['reading']:.1f} of {shown['seconds']:.1f} s; tenths: {', '.join(f'{one:.2f}' for one in slices)} s"
    )
    assert wrote == []
    assert shown["counts"]["create"] == ROWS - THERE
    assert shown["counts"]["update"] + shown["counts"]["unchanged"] == THERE
    assert shown["grown"] < 150
    # Of a short run a tenth takes fractions of a second, in which anything may happen.
    assert slices[-1] <= slices[0] * (2 if SHORT else 1.2)
