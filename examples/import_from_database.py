"""Companies from a database cursor into Attio; the ids of their records go back into the database.

python examples/import_from_database.py               a database made for the occasion, and a local emulator
python examples/import_from_database.py DATABASE      your SQLite file, and the Attio of ATTIO_API_KEY

Rows are fetched as the import asks for them, so the table may be of any size. Those that have an id are left out: run
it again when there are new ones, or when it was interrupted. It ends with 0 if every row is in, else with 1.
"""

import asyncio
import sqlite3
import sys
import tempfile
from array import array
from collections.abc import AsyncIterator, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from anyio import to_thread

from aioattio import Attio, AttioError
from aioattio.bulk import Column, Outcome, Report
from aioattio.emulator import Emulator

SCHEMA = """
CREATE TABLE companies (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, website TEXT, founded TEXT, city TEXT, country TEXT, attio_id TEXT
)
"""
INVENTED = [
    ("Analytical Engines", "https://www.engines.example/about", "1843-10-01", "London", "GB"),
    ("Nørre Looms", "norre-looms.example", "1801", "Århus", "DK"),
    ("Compiling & Sons", "http://compiling.example", "1952-05-01", "New York", "US"),
    ("Compiling and Sons", "compiling.example", None, "New York", "US"),  # entered twice
    ("Tabulating Machines", "TABULATING.example", "1911-06-16", None, None),
]
BATCH = 500
PENDING = "SELECT id, name, website, founded, city, country FROM companies WHERE attio_id IS NULL ORDER BY id"
WRITTEN = "UPDATE companies SET attio_id = ? WHERE id = ?"
FOLDED = "UPDATE companies SET attio_id = (SELECT attio_id FROM companies WHERE id = ?) WHERE id = ?"
MAPPING: dict[str, str | Column] = {
    "name": "name",
    "website": Column("domains", "domain-from-url"),
    "founded": Column("foundation_date", "date"),
    "city": Column("primary_location.locality"),
    "country": Column("primary_location.country_code"),
}


async def pending(database: sqlite3.Connection, ids: "array[int]") -> AsyncIterator[dict[str, Any]]:
    """The rows as dicts; `ids` takes down which row came when. The event loop never waits for the database."""
    cursor = await to_thread.run_sync(database.execute, PENDING)
    while batch := await to_thread.run_sync(cursor.fetchmany, BATCH):
        for row in batch:
            ids.append(row["id"])
            yield dict(row)


def update(database: sqlite3.Connection, statement: str, pairs: Iterable[tuple[Any, int]]) -> None:
    with database:  # one transaction
        database.executemany(statement, pairs)


async def keep(outcomes: asyncio.Queue[Outcome | None], database: sqlite3.Connection, ids: "array[int]") -> None:
    """Write record ids into the database as they come. The line of an outcome is the number of its row, from 1."""
    folded: list[tuple[int, int]] = []
    while (outcome := await outcomes.get()) is not None:
        row = ids[outcome.line - 1]
        if outcome.record_id is not None:
            await to_thread.run_sync(update, database, WRITTEN, [(outcome.record_id, row)])
        elif outcome.superseded_by is not None:  # the same company as a row further down, whose id comes later
            folded.append((ids[outcome.superseded_by - 1], row))
    await to_thread.run_sync(update, database, FOLDED, folded)


async def import_companies(attio: Attio, database: sqlite3.Connection) -> Report:
    """Raises sqlite3.Error where ids cannot be kept; the import ends then, and rows without an id go in again."""
    ids, outcomes, stop = array("q"), asyncio.Queue[Outcome | None](), asyncio.Event()
    keeping = asyncio.create_task(keep(outcomes, database, ids))
    keeping.add_done_callback(lambda _: stop.set())  # before the import has ended it ends by an error only
    try:
        return await attio.companies.sync(
            pending(database, ids), match="domains", mapping=MAPPING, on_outcome=outcomes.put_nowait, stop=stop
        )
    finally:  # also when the import fails or is interrupted: what is written is known
        outcomes.put_nowait(None)
        await keeping


def connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, check_same_thread=False)
    database.row_factory = sqlite3.Row
    return database


def make_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(SCHEMA)
        database.executemany(
            "INSERT INTO companies (name, website, founded, city, country) VALUES (?, ?, ?, ?, ?)", INVENTED
        )


async def run(attio: Attio, path: Path) -> Report:
    with closing(connect(path)) as database:
        report = await import_companies(attio, database)
        with_id = database.execute("SELECT count(*) FROM companies WHERE attio_id IS NOT NULL").fetchone()[0]
    for problem in report.problems:
        print(f"row {problem.line}: {problem.reason}")
    if report.stopped:
        print(f"stopped early: {report.stopped.message}; rows not tried: {report.stopped.not_tried or 'none'}")
    print(f"{report.counts.rows} rows, {report.records} records written; {with_id} rows of the database have their id")
    return report


async def main(path: Path | None) -> Report:
    if path is not None:
        async with Attio() as attio:
            return await run(attio, path)
    with tempfile.TemporaryDirectory() as folder:
        make_database(path := Path(folder, "companies.sqlite"))
        async with Emulator() as emulator, Attio(emulator.token, base_url=emulator.url) as attio:
            return await run(attio, path)


if __name__ == "__main__":
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    try:
        sys.exit(0 if asyncio.run(main(given)).is_complete else 1)
    except (AttioError, OSError) as error:
        sys.exit(f"Error: {error}")
    except sqlite3.Error as error:
        sys.exit(f"Error: {given or 'the database'}: {error}")
