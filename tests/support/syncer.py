"""A sync in a process of its own, so that it can be killed, and so that its memory and its time are its own.

python -m tests.support.syncer run FILE JOURNAL     prints a line when it begins, and the report as JSON
python -m tests.support.syncer plan ROWS THERE      plans a generated file, prints counts, memory and time as JSON
(ATTIO_BASE_URL, ATTIO_API_KEY)
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import asdict

from aioattio import Attio, Limits, Progress
from tests.support.machine import memory

KILLED = Limits(read=1000, write=500)
UNLIMITED = Limits(read=100_000, write=100_000)
SLICES = 10


async def run(file: str, journal: str) -> dict[str, Any]:
    async with Attio(limits=KILLED) as attio:
        print("begun", flush=True)
        report = await attio.companies.sync(file, match="domains", journal=journal)
    return report.to_dict()


def generate(path: Path, rows: int, there: int) -> None:
    """The first rows are about the records that are `there`; every second one of these says something else."""
    with path.open("w", encoding="utf-8") as file:
        file.write("domains,name,description,foundation_date\n")
        for number in range(rows):
            name = f"Other {number}" if number < there and number % 2 else f"Company {number}"
            file.write(f'c{number}.example,{name},"A maker of things, {number}",2001-02-{number % 28 + 1:02}\n')


async def plan(rows: int, there: int) -> dict[str, Any]:
    passed: list[tuple[int, float]] = []

    def show(progress: Progress) -> None:
        if progress.phase == "reading":
            passed.append((progress.bytes_read, time.perf_counter()))

    with TemporaryDirectory() as folder:
        file = Path(folder) / "rows.csv"
        generate(file, rows, there)
        async with Attio(limits=UNLIMITED) as attio:
            with await attio.companies.plan([{"domains": "c0.example"}], match="domains"):
                pass  # what is loaded with the first use is no part of it
            before, begun = memory("VmRSS"), time.perf_counter()
            with await attio.companies.plan(file, match="domains", progress=show) as planned:
                seconds = time.perf_counter() - begun
                counts, how = asdict(planned.counts), planned.how
        size = file.stat().st_size
    ends = [begun, *(_moment(passed, size * part / SLICES) for part in range(1, SLICES + 1))]
    return {
        "counts": counts,
        "how": how,
        "grown": memory("VmHWM") - before,
        "reading": ends[-1] - begun,
        "seconds": seconds,
        "slices": [end - start for start, end in pairwise(ends)],
    }


def _moment(passed: list[tuple[int, float]], position: float) -> float:
    """When that much of the file had been read, between two looks in proportion."""
    for (was, earlier), (now, later) in pairwise(passed):
        if now >= position:
            return earlier + (later - earlier) * (position - was) / max(1, now - was)
    return passed[-1][1]


if __name__ == "__main__":
    if sys.argv[1] == "run":
        print(json.dumps(asyncio.run(run(sys.argv[2], sys.argv[3]))))
    else:
        print(json.dumps(asyncio.run(plan(int(sys.argv[2]), int(sys.argv[3])))))
