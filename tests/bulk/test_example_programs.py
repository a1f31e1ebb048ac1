"""The demo and the import from a database run, and say what happened."""

from __future__ import annotations

import os
import re
import runpy
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from anyio import to_thread

from aioattio import Attio, Location
from aioattio.emulator import Emulator
from aioattio.errors import Unauthorized
from aioattio.testing import UNLIMITED
from examples import demo, import_from_database
from tests.bulk.syncs import is_write, writes
from tests.support.clock import InstantClock
from tests.support.messy import COMPANIES, EXAMPLES, FORTUNE, needs_fortune

SHORT = bool(os.environ.get("SHORT"))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str | int]:
    """Runs an example with arguments in this process; returns what it ends with, a line of error or its exit code."""

    def ran(name: str, *arguments: object) -> str | int:
        monkeypatch.setattr(sys, "argv", [name, *map(str, arguments)])
        try:
            runpy.run_path(str(EXAMPLES / name), run_name="__main__")
        except SystemExit as ended:
            return ended.code or 0
        return 0

    return ran


# -- the demo ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "content", "says"),
    [("missing.csv", None, "missing.csv"), ("other.csv", b"name,website\nAcme,acme.example\n", "company_name")],
)
def test_the_demo_says_in_one_line_what_is_wrong_with_a_file(
    run: Callable[..., str | int], tmp_path: Path, file: str, content: bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / file).write_bytes(content)
    assert re.fullmatch(rf"Error: .*{re.escape(says)}.*", str(run("demo.py", tmp_path / file)))


async def test_the_demo_tells_that_a_run_stopped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def forbidding() -> Emulator:
        emulator = Emulator(read=None, write=None)
        emulator.fail_next("status", 100_000, only=is_write, status=403, body={"message": "not any more"})
        return emulator

    monkeypatch.setattr(demo, "Emulator", forbidding)
    monkeypatch.setattr(demo, "Attio", partial(Attio, limits=UNLIMITED, clock=InstantClock()))
    await demo.main(COMPANIES, EXAMPLES / "companies.toml")
    shown = capsys.readouterr().out
    assert re.search(r"^stopped early: .*not any more.*; lines not tried: \d+.*$", shown, re.MULTILINE)
    assert "251 rows, 0 written as 0 records" in shown


@pytest.mark.soak
@pytest.mark.skipif(SHORT, reason="short: an import at the limit is measured already")
@pytest.mark.parametrize(
    "arguments",
    [(), pytest.param((FORTUNE, EXAMPLES / "fortune500.toml"), marks=needs_fortune)],
    ids=["ours", "fortune"],
)
def test_the_demo_runs_at_the_limit(arguments: tuple[Path, ...]) -> None:
    """24.4 writes/s and no refusal where nothing disturbs; the bounds leave room for a machine that stalls."""
    command: list[str | Path] = [sys.executable, "-W", "error", EXAMPLES / "demo.py", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    summary = done.stdout.splitlines()[-1]
    print(f"\n{summary}")
    found = re.search(r"; [\d,]+ requests, ([\d.]+) writes/s of 25, (\d+) times 429, \d+ retries", summary)
    assert found
    assert float(found[1]) >= 18
    assert int(found[2]) <= 15


# -- from a database ---------------------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path) -> Path:
    import_from_database.make_database(tmp_path / "companies.sqlite")
    return tmp_path / "companies.sqlite"


@pytest.fixture
def database(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(import_from_database.connect(file)) as opened:
        yield opened


def ids_of(database: sqlite3.Connection) -> dict[str, str | None]:
    return {row["name"]: row["attio_id"] for row in database.execute("SELECT name, attio_id FROM companies")}


def change(database: sqlite3.Connection, statement: str) -> None:
    with database:
        database.execute(statement)


def add_companies(database: sqlite3.Connection, count: int) -> list[str]:
    """Their names."""
    many = [(f"Number {number}", f"number-{number}.example") for number in range(count)]
    with database:
        database.executemany("INSERT INTO companies (name, website) VALUES (?, ?)", many)
    return [name for name, _ in many]


def test_the_database_example_runs_as_it_stands(
    run: Callable[..., str | int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import_from_database.py") == 0
    assert capsys.readouterr().out.splitlines() == [
        "row 3: superseded by line 4; differs in name",
        "5 rows, 4 records written; 5 rows of the database have their id",
    ]


async def test_rows_that_are_not_in_are_told_and_the_exit_code_is_1(
    run: Callable[..., str | int],
    attio_emulator: Emulator,
    database: sqlite3.Connection,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With the database of one's own and the Attio of the environment."""
    change(database, "UPDATE companies SET founded = 'long ago' WHERE id = 2")
    attio_emulator.fail_next("status", 100, only=is_write, status=403, body={"message": "not any more"})
    monkeypatch.setenv("ATTIO_API_KEY", attio_emulator.token)
    monkeypatch.setenv("ATTIO_BASE_URL", attio_emulator.url)
    assert await to_thread.run_sync(run, "import_from_database.py", file) == 1
    shown = capsys.readouterr().out
    assert re.search(r"^row 2: founded = 'long ago': .*$", shown, re.MULTILINE)
    assert re.search(r"^stopped early: .*not any more.*; rows not tried: 1, 4-5$", shown, re.MULTILINE)
    assert shown.endswith("5 rows, 0 records written; 0 rows of the database have their id\n")


def test_a_database_that_is_not_there_is_named_and_not_made(
    run: Callable[..., str | int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATTIO_API_KEY", "unused")
    missing = tmp_path / "missing.sqlite"
    assert run("import_from_database.py", missing) == f"Error: {missing}: unable to open database file"
    assert not missing.exists()


async def test_every_row_of_the_database_has_the_id_of_its_record(
    attio: Attio, attio_emulator: Emulator, database: sqlite3.Connection
) -> None:
    await import_from_database.import_companies(attio, database)
    read = {company.id: company async for company in attio.companies.query()}
    ids = ids_of(database)
    assert set(ids.values()) == set(read)
    assert ids["Compiling & Sons"] == ids["Compiling and Sons"]
    looms = read[ids["Nørre Looms"] or ""]
    assert (looms["domains"], str(looms["foundation_date"])) == (["norre-looms.example"], "1801-01-01")
    assert looms["primary_location"] == Location(locality="Århus", country_code="DK")
    again = await import_from_database.import_companies(attio, database)
    assert (again.counts.rows, writes(attio_emulator)) == (0, 4)


async def test_a_row_that_was_refused_goes_in_once_it_is_mended(
    attio: Attio, attio_emulator: Emulator, database: sqlite3.Connection
) -> None:
    change(database, "UPDATE companies SET founded = 'long ago' WHERE id = 2")
    await import_from_database.import_companies(attio, database)
    assert [name for name, record_id in ids_of(database).items() if record_id is None] == ["Nørre Looms"]
    change(database, "UPDATE companies SET founded = '1801' WHERE id = 2")
    assert (await import_from_database.import_companies(attio, database)).counts.written == 1
    assert None not in ids_of(database).values()
    assert writes(attio_emulator) == 4


async def test_a_table_larger_than_a_batch(
    attio: Attio, database: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_from_database, "BATCH", 7)
    added = add_companies(database, 30)
    report = await import_from_database.import_companies(attio, database)
    names = {company.id: company["name"] async for company in attio.companies.query()}
    ids = ids_of(database)
    assert (report.counts.rows, report.counts.written) == (35, 34)
    assert [names[ids[name] or ""] for name in added] == added


async def test_an_id_that_cannot_be_kept_ends_the_import(
    attio: Attio, attio_emulator: Emulator, database: sqlite3.Connection
) -> None:
    """And running it again, when there is room, completes it."""
    add_companies(database, 150)
    full = "CREATE TRIGGER full BEFORE UPDATE ON companies BEGIN SELECT raise(ABORT, 'disk is full'); END"
    change(database, full)
    with pytest.raises(sqlite3.Error, match="disk is full"):
        await import_from_database.import_companies(attio, database)
    assert writes(attio_emulator) < 120
    change(database, "DROP TRIGGER full")
    report = await import_from_database.import_companies(attio, database)
    assert (report.is_complete, report.counts.in_attio) == (True, 154)
    assert None not in ids_of(database).values()
    assert len(attio_emulator.records("companies")) == 154


async def test_without_a_token_that_holds_nothing_happens_to_the_database(
    attio_emulator: Emulator, database: sqlite3.Connection
) -> None:
    async with Attio("wrong", base_url=attio_emulator.url) as stranger:
        with pytest.raises(Unauthorized):
            await import_from_database.import_companies(stranger, database)
    assert set(ids_of(database).values()) == {None}
