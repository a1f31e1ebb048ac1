"""A run on a journal, killed at a given statement: `python -m tests.bulk.dying_run FOLDER INSTANT...`.

For each instant N a process of its own begins FOLDER/N.db and is killed by SIGKILL as SQLite begins statement N. What
it had done by then, it has written to FOLDER/N.txt.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from pathlib import Path
from typing import Any

from aioattio.bulk.destinations.destination import Found
from aioattio.bulk.outcome import Outcome
from aioattio.bulk.spool import Difference, Spool
from tests.bulk.spooled import row

ROWS = 40
MATCHED = range(1, 11)


def run(path: Path, said: Path) -> None:
    with said.open("a", buffering=1) as log, Spool(path, match="domains") as spool:
        for start in range(1, ROWS, 10):
            spool.add([row(line, f"{line}.com", name=str(line)) for line in range(start, start + 10)])
        list(spool.fold("last"))
        found = [(Found(f"r{line}", {}), (f"{line}.com",)) for line in MATCHED]
        spool.match_found(found, keep_missing=True)
        list(spool.settle_matches("last"))
        pairs = spool.pairs(0, 100)
        change = (Difference("name", b"[]", b"[1]", b"[1]"),)
        spool.decide([(pair.line, change if pair.line % 2 else (), False) for pair in pairs])
        list(spool.create_rest())
        spool.set_phase("planned")
        print("planned", file=log)
        after = 0
        while jobs := spool.jobs(after, 4):
            after = jobs[-1].line
            spool.sent([job.line for job in jobs])
            print("sent", *(job.line for job in jobs), file=log)
            for job in jobs:
                state = "created" if job.action == "create" else "updated"
                spool.settle(Outcome(line=job.line, state=state, record_id=f"r{job.line}"))
                print("settled", job.line, file=log)
        spool.set_phase("done")
        print("done", file=log)


def killed_at(instant: int) -> None:
    """Have every connection from now on count statements."""
    connect = sqlite3.connect
    seen = 0

    def count(_: str) -> None:
        nonlocal seen
        seen += 1
        if seen == instant:
            os.kill(os.getpid(), signal.SIGKILL)

    def watched(*args: Any, **options: Any) -> sqlite3.Connection:
        connection = connect(*args, **options)
        connection.set_trace_callback(count)
        return connection

    sqlite3.connect = watched


def main(folder: str, *instants: str) -> None:
    for instant in instants:
        child = os.fork()
        if child == 0:
            killed_at(int(instant))
            run(Path(folder, f"{instant}.db"), Path(folder, f"{instant}.txt"))
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
