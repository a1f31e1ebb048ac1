"""An import in a process of its own, so that its memory and its time are its own: prints them as JSON.

python -m tests.support.importer ROWS          (ATTIO_BASE_URL, ATTIO_API_KEY)
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from aioattio import Attio, Limits, Outcome
from tests.support.machine import memory

SLICES = 10


def generate(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write("name,domains,description,foundation_date\n")
        for number in range(rows):
            # Every hundredth company stands there twice.
            host = f"company-{number - number % 100 if number % 100 == 99 else number}.example"
            file.write(f'"Company {number}, Inc.",{host},"{"A maker of things. " * 10}",2001-02-{number % 28 + 1:02}\n')


async def main(rows: int) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "rows.csv"
        generate(file, rows)
        times: list[float] = []

        def note(outcome: Outcome) -> None:
            if outcome.state == "created":
                times.append(time.perf_counter())

        async with Attio(limits=Limits(read=100_000, write=100_000)) as attio:
            await attio.companies.query().first()
            before = memory("VmRSS")
            begun = time.perf_counter()
            report = await attio.companies.sync(file, match="domains", on_outcome=note)
    size = len(times) // SLICES
    ends = [times[index * size - 1] for index in range(1, SLICES + 1)]
    slices = [(end - start) / size for start, end in zip([times[0], *ends], ends, strict=False)]
    shown = {
        "counts": report.to_dict()["counts"],
        "records": report.records,
        "before": before,
        "peak": memory("VmHWM"),
        "reading": times[0] - begun,
        "writing": times[-1] - times[0],
        "slices": slices,
    }
    print(json.dumps(shown))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
