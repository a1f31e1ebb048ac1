"""The examples run, and do what they say."""

from __future__ import annotations

import asyncio
import csv
import io
import re
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from aioattio import Attio, Limits, Location
from aioattio.bulk import Column, Outcome, RowMapping
from aioattio.emulator import Emulator
from aioattio.errors import Unauthorized
from examples import demo, import_from_database, upload_service
from tests.conftest import ROOT, SHARED
from tests.support import messy

EXAMPLES = ROOT / "examples"
COMPANIES = EXAMPLES / "companies.csv"
FORTUNE = SHARED / "data" / "fortune500.csv"
needs_fortune = pytest.mark.skipif(not FORTUNE.exists(), reason="needs ../shared/data/fortune500.csv")
FINE = b"company_name,website,location,about\nFine,fine.example,,\n"
FAST = Limits(read=100_000, write=100_000)


def rows_of(path: Path, encoding: str) -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def domain(website: str) -> str:
    host = re.sub(r"^https?://", "", website.strip().lower())
    return re.split("[/:]", host)[0].removeprefix("www.")


def amount(text: str) -> Decimal | None:
    """In units, of a text in millions."""
    digits = re.sub(r"[$,\s()]|USD", "", text)
    if digits in ("", "-", "n/a"):
        return None
    return Decimal(digits) * (-1_000_000 if text.strip().startswith("(") else 1_000_000)


def number(text: str) -> Decimal | None:
    digits = text.strip().rstrip("%").replace(",", "")
    return None if digits in ("", "-", "n/a") else Decimal(digits)


# -- the data ----------------------------------------------------------------------------------------------------


def test_the_data_is_as_messy_as_what_people_have() -> None:
    content = COMPANIES.read_bytes()
    rows = rows_of(COMPANIES, "utf-8-sig")
    domains = [domain(row["website"]) for row in rows]
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\n\n" in content
    assert len(rows) > 200
    assert sorted(name for name in set(domains) if domains.count(name) > 1) == ["orchard-health.example"]
    for column, samples in {
        "company_name": ["Raven Freight ", "Ångström Health"],
        "revenue ($M)": ["$20,661.90", " $463.3 ", "408.8", "-", "n/a"],
        "employees": ["39,076", "209", "", "n/a", "-"],
        "website": ["WWW.REED-BANK.EXAMPLE", "marble-foods.example", "https://teal-freight.example/about?ref=list"],
        "founded": ["2013 (1888)"],
    }.items():
        assert set(samples) <= set(columns[column])
    for column, pattern in {
        "profits ($M)": r"\(\$[\d.]+\)|\$-[\d.]+|-\$[\d.]+",
        "growth": r"-\d+\.\d%",
        "founded": r"\d{4}-\d\d-\d\d",
        "customer since": r"\d\d\.\d\d\.\d{4}",
        "markets": r"\w[\w ]+; \w[\w ]+",
        "about": r"(?s).*\n.*",
    }.items():
        assert any(re.fullmatch(pattern, text) for text in columns[column]), column


def test_the_data_is_invented() -> None:
    rows = rows_of(COMPANIES, "utf-8-sig")
    assert [row for row in rows if not domain(row["website"]).endswith(".example")] == []


@pytest.mark.parametrize(
    ("mapping", "columns"),
    [
        ("companies.toml", COMPANIES.read_text("utf-8-sig").partition("\n")[0].split(",")),
        (
            "fortune500.toml",
            [
                *("company_name", "rank", "revenue ($M)", "revenue_percent_change", "profits ($M)"),
                *("profits_percent_change", "assets ($M)", "employees", "previous_rank", "industry", "sector", "ceo"),
                *("ceo_title", "location", "website", "years_on_F500"),
            ],
        ),
    ],
)
def test_a_mapping_takes_every_column_and_makes_what_it_needs(mapping: str, columns: list[str]) -> None:
    mapped = RowMapping.from_toml(EXAMPLES / mapping)
    standard = {"name", "domains", "primary_location", "foundation_date", "description"}
    written = {one.attribute for many in mapped.columns.values() for one in many} | set(mapped.constants)
    assert set(mapped.columns) == set(columns)
    assert written - standard == {new.slug for new in mapped.attributes}
    assert (mapped.object, mapped.match) == ("companies", "domains")


# -- the demo ----------------------------------------------------------------------------------------------------


@pytest.fixture
def fast_demo(monkeypatch: pytest.MonkeyPatch) -> list[Emulator]:
    """Lifts the limits of the demo; gives the emulators that it used."""
    used: list[Emulator] = []

    def emulator() -> Emulator:
        used.append(Emulator(read=None, write=None))
        return used[-1]

    monkeypatch.setattr(demo, "Emulator", emulator)
    monkeypatch.setattr(demo, "Attio", partial(Attio, limits=FAST))
    return used


async def test_the_demo_imports_our_companies(fast_demo: list[Emulator], capsys: pytest.CaptureFixture[str]) -> None:
    await demo.main(COMPANIES, EXAMPLES / "companies.toml")
    rows = rows_of(COMPANIES, "utf-8-sig")
    shown = capsys.readouterr().out.splitlines()
    largest = sorted(
        (row for row in rows if amount(row["revenue ($M)"])), key=lambda row: -(amount(row["revenue ($M)"]) or 0)
    )
    table = shown[shown.index(next(line for line in shown if line.startswith("The largest"))) + 1 :][:10]
    assert [line.split()[-1] for line in table] == [domain(row["website"]) for row in largest[:10]]
    assert re.match(r"Teal Freight +20,661,900,000\S* USD +39,076  Leeds +teal-freight\.example", table[0])
    assert (
        f"{len(rows)} rows, {len(rows) - 1} written as {len(rows) - 1} records, 1 superseded, 0 in conflict, 0 rejected"
        in shown[-1]
    )
    (superseded,) = [line for line in shown if "superseded by line" in line]
    assert "differs in company_name, revenue ($M), markets" in superseded
    assert len(fast_demo[0].records("companies")) == len(rows) - 1


async def test_what_the_demo_wrote_is_what_the_file_says(fast_demo: list[Emulator]) -> None:
    """Each cell against a reading of its own; the later of two rows wins where it says something."""
    await demo.main(COMPANIES, EXAMPLES / "companies.toml")
    expected: dict[str, dict[str, str]] = {}
    for row in rows_of(COMPANIES, "utf-8-sig"):
        expected.setdefault(domain(row["website"]), {}).update(
            {name: text for name, text in row.items() if text.strip()}
        )
    read = await read_back(fast_demo[0])
    assert set(read) == set(expected)
    for host, row in expected.items():
        company = read[host]
        founded = re.match(r"\d{4}(-\d\d-\d\d)?", row.get("founded", ""))
        day = "-".join(reversed(row["customer since"].split("."))) if "customer since" in row else None
        assert company["name"] == row["company_name"].strip()
        assert company["revenue"] == amount(row.get("revenue ($M)", ""))
        assert company["profits"] == amount(row.get("profits ($M)", ""))
        assert company["growth"] == number(row.get("growth", ""))
        assert company["employees"] == number(row.get("employees", ""))
        assert company["industry"] == row["industry"]
        assert sorted(company["markets"]) == sorted(filter(None, re.split(" ?; ?", row.get("markets", ""))))
        assert company["description"] == row.get("about")
        assert place(company["primary_location"]) == row.get("location")
        assert str(company["foundation_date"] or "")[: len(founded[0]) if founded else None] == (
            founded[0] if founded else ""
        )
        assert str(company["customer_since"] or "") == (day or "")
        assert company["source"] == "companies.csv"


async def read_back(emulator: Emulator) -> dict[str, Any]:
    """The companies of an emulator that has stopped, by domain."""
    async with emulator, Attio(emulator.token, base_url=emulator.url, limits=FAST) as attio:
        return {company["domains"][0]: company async for company in attio.companies.query()}


def place(location: Location | None) -> str | None:
    return f"{location.locality}, {location.region}" if location else None


@needs_fortune
async def test_the_fortune_500(fast_demo: list[Emulator], capsys: pytest.CaptureFixture[str]) -> None:
    await demo.main(FORTUNE, EXAMPLES / "fortune500.toml")
    shown = capsys.readouterr().out
    rows = rows_of(FORTUNE, "utf-16")
    assert "500 rows, 499 written as 499 records, 1 superseded, 0 in conflict, 0 rejected" in shown
    (superseded,) = [line for line in shown.splitlines() if "superseded by line" in line]
    assert "differs in company_name, rank, revenue ($M)" in superseded
    read = await read_back(fast_demo[0])
    for host, row in {domain(row["website"]): row for row in rows}.items():  # the later of two rows wins
        company = read.pop(host)
        texts = {"industry": "industry", "sector": "sector", "ceo": "ceo", "ceo_title": "ceo_title"}
        money = {"revenue": "revenue ($M)", "profits": "profits ($M)", "assets": "assets ($M)"}
        plain = {
            **{name: name for name in ("rank", "previous_rank", "employees")},
            **{f"{name}_change": f"{name}_percent_change" for name in ("revenue", "profits")},
            "years_on_list": "years_on_F500",
        }
        assert company["name"] == row["company_name"].strip()
        assert place(company["primary_location"]) == row["location"]
        assert {slug: company[slug] for slug in texts} == {slug: row[column] for slug, column in texts.items()}
        assert {slug: company[slug] for slug in plain} == {slug: number(row[column]) for slug, column in plain.items()}
        assert {slug: company[slug] for slug in money} == {slug: amount(row[column]) for slug, column in money.items()}
        assert {type(company[slug]) for slug in money} == {Decimal}
        assert type(company["employees"]) is int
    assert read == {}


def run_demo(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", EXAMPLES / "demo.py", *arguments]
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize(
    ("file", "content", "says"),
    [
        ("missing.csv", None, "missing.csv"),
        ("empty.csv", b"", "empty.csv"),
        ("other.csv", b"name,website\nAcme,acme.example\n", "company_name"),
        ("table.xlsx", b"PK\x03\x04" + bytes(200), "table.xlsx"),
    ],
)
def test_the_demo_says_in_one_line_what_is_wrong_with_a_file(
    tmp_path: Path, file: str, content: bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / file).write_bytes(content)
    done = run_demo(tmp_path / file)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(rf"Error: .*{re.escape(says)}.*\n", done.stderr)


@pytest.mark.soak
@pytest.mark.parametrize(
    ("arguments", "counts", "rate"),
    [
        ((), "251 rows, 250 written as 250 records, 1 superseded, 0 in conflict, 0 rejected", 22.0),
        pytest.param(
            (FORTUNE, EXAMPLES / "fortune500.toml"),
            "500 rows, 499 written as 499 records, 1 superseded, 0 in conflict, 0 rejected",
            24.0,
            marks=needs_fortune,
        ),
    ],
    ids=["ours", "fortune"],
)
def test_the_demo_runs_at_the_limit(arguments: tuple[Path, ...], counts: str, rate: float) -> None:
    done = run_demo(*arguments)
    summary = done.stdout.splitlines()[-1]
    found = re.search(r"; ([\d,]+) requests, ([\d.]+) writes/s of 25, (\d+) times 429, (\d+) retries", summary)
    print(f"\n{summary}")
    assert (done.returncode, done.stderr) == (0, "")
    assert counts in summary
    assert found
    assert float(found[2]) >= rate
    assert int(found[3]) <= 1


# -- the same data, broken ---------------------------------------------------------------------------------------


async def furnish(attio: Attio, mapping: RowMapping, rows: list[dict[str, str]]) -> None:
    """The attributes that a mapping describes, and the options that the rows need."""
    for new in mapping.attributes:
        await attio.companies.attributes.create(
            new.title, new.type, slug=new.slug, currency=new.currency, is_multiselect=new.is_multiselect
        )
        if new.type == "select":  # named like its column in both files
            titles = {title for row in rows for title in re.split(" ?; ?", row[new.slug]) if title}
            for title in sorted(titles):
                await attio.companies.attributes.create_option(new.slug, title)


@pytest.mark.parametrize(
    ("file", "encoding", "mapping", "money", "day", "text"),
    [
        (COMPANIES, "utf-8-sig", "companies.toml", "revenue ($M)", "customer since", "about"),
        pytest.param(FORTUNE, "utf-16", "fortune500.toml", "revenue ($M)", "founded", "ceo", marks=needs_fortune),
    ],
    ids=["ours", "fortune"],
)
async def test_thirty_broken_cells_are_thirty_rows_to_mend(
    attio: Attio, tmp_path: Path, file: Path, encoding: str, mapping: str, money: str, day: str, text: str
) -> None:
    table = messy.Table([{"founded": "1999-01-02"} | row for row in rows_of(file, encoding)])
    own = {
        "website": Column("domains", ["split(;)", "domain-from-url"]),
        "founded": Column("foundation_date", "date"),
    }
    mapped = RowMapping.from_toml(EXAMPLES / mapping).merged(RowMapping.of(own))
    await furnish(attio, mapped, table.rows)
    free, other = iter(range(4, 1000, 5)), 1
    shared = f"one-more.example; {table.rows[other]['website']}"
    for column, values in [
        (money, messy.LETTERS),
        (day, messy.NO_DATES),
        ("industry", messy.NO_OPTIONS),
        ("website", ["", *messy.NO_HOSTS, shared]),
        (text, [messy.TOO_LARGE]),
        (None, [""] * 3),  # half a row
    ]:
        table.break_cells(column, values, [next(free) for _ in values])
    content, lines = table.text()
    (tmp_path / "broken.csv").write_text(content, "utf-8", newline="")

    outcomes: dict[int, Outcome] = {}
    rejects = tmp_path / "rejects.csv"
    report = await attio.companies.load(
        tmp_path / "broken.csv",
        mapping=mapped,
        rejects=rejects,
        on_outcome=lambda one: outcomes.update({one.line: one}),
    )
    assert len(table.broken) == 30
    assert (report.counts.rejected, report.counts.conflicts, report.counts.superseded) == (29, 2, 1)
    assert report.counts.written == len(table.rows) - 29 - 2 - 1
    for one in table.broken:
        outcome = outcomes.pop(lines[one.row])
        (problem,) = outcome.problems
        assert outcome.state == ("conflict" if one.value == shared else "rejected"), one
        assert (problem.column, bool(problem.reason)) == (one.column, True)
        if one.column is not None and one.value not in ("", shared):
            length = 100 if one.value is messy.TOO_LARGE else None
            assert problem.value[:length] == one.value[:length]
    conflict = outcomes.pop(lines[other])
    assert conflict.state == "conflict"
    assert {one.state for one in outcomes.values()} == {"written", "superseded"}

    (tmp_path / "mended.csv").write_text(table.mended(rejects.read_text("utf-8-sig"), lines), "utf-8", newline="")
    again = await attio.companies.load(tmp_path / "mended.csv", mapping=mapped)
    read = {company["domains"][0]: company async for company in attio.companies.query()}
    assert (again.counts.rows, again.counts.written) == (31, 31)
    assert len(read) == len(table.rows) - 1
    for one in table.broken:
        row = table.rows[one.row]
        company = read[domain(row["website"])]
        assert (company["name"], company["revenue"]) == (row["company_name"].strip(), amount(row["revenue ($M)"]))
        assert company["industry"] == row["industry"]


# -- from a database ---------------------------------------------------------------------------------------------


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    import_from_database.make_database(tmp_path / "companies.sqlite")
    with closing(import_from_database.connect(tmp_path / "companies.sqlite")) as opened:
        yield opened


def ids_of(database: sqlite3.Connection) -> dict[str, str | None]:
    return {row["name"]: row["attio_id"] for row in database.execute("SELECT name, attio_id FROM companies")}


def upserts_of(emulator: Emulator) -> int:
    return sum(request.method == "PUT" for request in emulator.requests)


def test_the_database_example_runs_as_it_stands() -> None:
    command = [sys.executable, "-W", "error", str(EXAMPLES / "import_from_database.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines() == [
        "row 3: superseded by line 4; differs in name",
        "5 rows, 4 records written; 5 rows of the database have their id",
    ]


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
    assert (again.counts.rows, upserts_of(attio_emulator)) == (0, 4)


async def test_a_row_that_was_refused_goes_in_once_it_is_mended(
    attio: Attio, attio_emulator: Emulator, database: sqlite3.Connection
) -> None:
    with database:
        database.execute("UPDATE companies SET founded = 'long ago' WHERE name = 'Nørre Looms'")
    report = await import_from_database.import_companies(attio, database)
    assert [(one.line, one.state) for one in report.problems] == [(2, "rejected"), (3, "superseded")]
    assert [name for name, record_id in ids_of(database).items() if record_id is None] == ["Nørre Looms"]
    with database:
        database.execute("UPDATE companies SET founded = '1801' WHERE name = 'Nørre Looms'")
    assert (await import_from_database.import_companies(attio, database)).counts.written == 1
    assert None not in ids_of(database).values()
    assert upserts_of(attio_emulator) == 4


async def test_a_table_larger_than_a_batch(
    attio: Attio, database: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_from_database, "BATCH", 7)
    many = [(f"Number {number}", f"number-{number}.example") for number in range(30)]
    with database:
        database.executemany("INSERT INTO companies (name, website) VALUES (?, ?)", many)
    report = await import_from_database.import_companies(attio, database)
    names = {company.id: company["name"] async for company in attio.companies.query()}
    ids = ids_of(database)
    assert (report.counts.rows, report.counts.written) == (35, 34)
    assert [names[ids[name] or ""] for name, _ in many] == [name for name, _ in many]


async def test_without_a_token_that_holds_nothing_happens_to_the_database(
    attio_emulator: Emulator, database: sqlite3.Connection
) -> None:
    async with Attio("wrong", base_url=attio_emulator.url) as stranger:
        with pytest.raises(Unauthorized):
            await import_from_database.import_companies(stranger, database)
    assert set(ids_of(database).values()) == {None}


async def test_the_database_of_ones_own_and_the_attio_of_the_environment(
    attio_emulator: Emulator, database: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATTIO_API_KEY", attio_emulator.token)
    monkeypatch.setenv("ATTIO_BASE_URL", attio_emulator.url)
    await import_from_database.main(tmp_path / "companies.sqlite")
    assert len(attio_emulator.records("companies")) == 4
    assert None not in ids_of(database).values()
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        await import_from_database.main(tmp_path / "missing.sqlite")
    assert not (tmp_path / "missing.sqlite").exists()


# -- the upload service ------------------------------------------------------------------------------------------


@asynccontextmanager
async def running(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch, **options: Any
) -> AsyncIterator[httpx.AsyncClient]:
    """The service from its start to its end, and a client of it."""
    monkeypatch.setenv("ATTIO_API_KEY", emulator.token)
    monkeypatch.setenv("ATTIO_BASE_URL", emulator.url)
    monkeypatch.setattr(upload_service, "Attio", partial(Attio, **options))
    transport = httpx.ASGITransport(upload_service.app)
    async with (
        upload_service.lifespan(upload_service.app),
        httpx.AsyncClient(transport=transport, base_url="http://service") as client,
    ):
        yield client


async def uploaded(client: httpx.AsyncClient, name: str, content: bytes) -> str:
    """The address of the import."""
    answer = await client.post("/imports", files={"file": (name, content)})
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/imports/{answer.json()['id']}"
    return answer.headers["location"]


async def ended(client: httpx.AsyncClient, address: str) -> dict[str, Any]:
    async with asyncio.timeout(20):
        while True:
            shown: dict[str, Any] = (await client.get(address)).json()
            if shown["state"] in ("done", "failed"):
                return shown
            await asyncio.sleep(0.001)


async def test_an_uploaded_file_is_imported(attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(attio_emulator, monkeypatch, limits=FAST) as client:
        address = await uploaded(client, "companies.csv", COMPANIES.read_bytes())
        shown = await ended(client, address)
        no_rejects = await client.get(f"{address}/rejects")
    report, progress = shown["report"], shown["progress"]
    assert (shown["state"], shown["file"], shown["error"]) == ("done", "companies.csv", None)
    assert (report["counts"]["rows"], report["counts"]["written"], report["counts"]["superseded"]) == (251, 250, 1)
    assert (progress["phase"], progress["done"], progress["to_write"]) == ("writing", 250, 250)
    assert "revenue ($M)" in report["ignored_columns"]
    assert len(attio_emulator.records("companies")) == 250
    assert (no_rejects.status_code, no_rejects.json()["detail"]) == (404, "no rows were rejected")


async def test_rejected_rows_come_back_as_a_file_to_mend(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = "company_name,website,location,about\nGood,good.example,,\nBad,b@d.example,,Größe\nFine,fine.example,,\n"
    async with running(attio_emulator, monkeypatch, limits=FAST) as client:
        address = await uploaded(client, "new companies.csv", content.encode())
        shown = await ended(client, address)
        rejects = await client.get(shown["report"]["rejects"])
        (row,) = csv.DictReader(io.StringIO(rejects.content.decode("utf-8-sig")))
        mended = rejects.content.replace(b"b@d", b"bad")
        again = await ended(client, await uploaded(client, "mended.csv", mended))
    assert shown["report"]["rejects"] == f"{address}/rejects"
    assert 'filename="new_companies.rejects.csv"' in rejects.headers["content-disposition"]
    assert (row["about"], row["import:line"], row["import:column"]) == ("Größe", "3", "website")
    assert [one["line"] for one in shown["report"]["problems"]] == [3]
    assert again["report"]["counts"]["written"] == 1
    assert len(attio_emulator.records("companies")) == 3


@pytest.mark.parametrize(
    ("name", "kept_as", "content", "says"),
    [
        ("empty.csv", "empty.csv", b"", "empty"),
        ("list.csv", "list.csv", b"name,website\nAcme,acme.example\n", "company_name"),
        ("../../etc/passwd", "_.._etc_passwd", b"PK\x03\x04" + bytes(100), "passwd"),
        ("...", "upload.csv", b"", "upload.csv"),
        ("a\\b:c?.csv", "a_b_c_.csv", b"", "a_b_c_.csv"),
    ],
    ids=["empty", "columns", "path", "dots", "signs"],
)
async def test_a_file_that_cannot_be_imported_is_said_to_be(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch, name: str, kept_as: str, content: bytes, says: str
) -> None:
    async with running(attio_emulator, monkeypatch, limits=FAST) as client:
        shown = await ended(client, address := await uploaded(client, name, content))
        rejects = await client.get(f"{address}/rejects")
        fine = await ended(client, await uploaded(client, "fine.csv", FINE))
    assert (shown["state"], shown["file"], shown["report"]) == ("failed", kept_as, None)
    assert says in shown["error"]
    assert str(upload_service.app.state.importer.folder) not in shown["error"]
    assert rejects.status_code == 404
    assert fine["state"] == "done"


async def test_an_error_of_ours_ends_one_import_and_no_other(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(attio_emulator, monkeypatch, limits=FAST) as client:
        with monkeypatch.context() as broken:
            broken.setattr("aioattio.bulk.mapping.RowMapping.of", lambda given: 1 / 0)
            shown = await ended(client, await uploaded(client, "fine.csv", FINE))
        fine = await ended(client, await uploaded(client, "fine.csv", FINE))
    assert (shown["state"], shown["error"]) == ("failed", "an error on our side")
    assert "ZeroDivisionError" in caplog.text
    assert fine["state"] == "done"


async def test_an_import_that_is_not_there(attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(attio_emulator, monkeypatch) as client:
        answers = [await client.get("/imports/nothing"), await client.get("/imports/nothing/rejects")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert attio_emulator.requests == []


async def test_when_the_service_ends_what_is_under_way_is_finished(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At Attio's own limits, which let 25 rows through at once and hold the rest back."""
    async with running(attio_emulator, monkeypatch) as client:
        address = await uploaded(client, "companies.csv", COMPANIES.read_bytes())
        async with asyncio.timeout(20):
            while not len(attio_emulator.records("companies")):
                await asyncio.sleep(0.001)
    importer = upload_service.app.state.importer
    shown = importer.imports[address.rpartition("/")[2]].to_dict()
    counts = shown["report"]["counts"]
    written = len(attio_emulator.records("companies"))
    assert shown["state"] == "done"
    assert shown["report"]["stopped"]["why"] == "asked"
    assert counts["written"] == written == upserts_of(attio_emulator)
    assert 1 <= written < 100
    assert counts["written"] + counts["superseded"] + counts["not_tried"] == counts["rows"] == 251
    assert not importer.folder.exists()
