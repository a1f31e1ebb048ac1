"""The files of the examples: what they hold, what arrives of it, and what becomes of cells that are broken."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from aioattio import Attio, Location
from aioattio.bulk import Column, Outcome, RowMapping
from aioattio.emulator import Emulator
from aioattio.testing import UNLIMITED
from examples import demo
from tests.support import messy
from tests.support.clock import InstantClock
from tests.support.messy import COMPANIES, EXAMPLES, FORTUNE, amount, domain, needs_fortune, number, rows_of


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


# -- what arrives -----------------------------------------------------------------------------------------------


@pytest.fixture
def fast_demo(monkeypatch: pytest.MonkeyPatch) -> list[Emulator]:
    """Lifts the limits of the demo; gives the emulators that it used."""
    used: list[Emulator] = []

    def emulator() -> Emulator:
        used.append(Emulator(read=None, write=None))
        return used[-1]

    monkeypatch.setattr(demo, "Emulator", emulator)
    monkeypatch.setattr(demo, "Attio", partial(Attio, limits=UNLIMITED, clock=InstantClock()))
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

    expected: dict[str, dict[str, str]] = {}
    for row in rows:  # the later of two rows wins where it says something
        expected.setdefault(domain(row["website"]), {}).update(
            {name: text for name, text in row.items() if text.strip()}
        )
    read = await read_back(fast_demo[0])
    assert set(read) == set(expected)
    for host, row in expected.items():
        assert_is_what_it_says(read[host], row)


def assert_is_what_it_says(company: Any, row: dict[str, str]) -> None:
    """Each cell of one of our companies against a reading of its own."""
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
    async with emulator, Attio(emulator.token, base_url=emulator.url, limits=UNLIMITED) as attio:
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
    ("rows", "mapping", "day", "text"),
    [
        (rows_of(COMPANIES, "utf-8-sig")[:160], "companies.toml", "customer since", "about"),
        pytest.param(
            *(rows_of(FORTUNE, "utf-16") if FORTUNE.exists() else [], "fortune500.toml", "founded", "ceo"),
            marks=[needs_fortune, pytest.mark.soak],
        ),
    ],
    ids=["ours", "fortune"],
)
async def test_thirty_broken_cells_are_thirty_rows_to_mend(
    attio: Attio, tmp_path: Path, rows: list[dict[str, str]], mapping: str, day: str, text: str
) -> None:
    table = messy.Table([{"founded": "1999-01-02"} | row for row in rows])
    own = {
        "website": Column("domains", ["split(;)", "domain-from-url"]),
        "founded": Column("foundation_date", "date"),
    }
    mapped = RowMapping.from_toml(EXAMPLES / mapping).merged(RowMapping.of(own))
    await furnish(attio, mapped, table.rows)
    free, other = iter(range(4, 1000, 5)), 1
    shared = f"one-more.example; {table.rows[other]['website']}"
    for column, values in [
        ("revenue ($M)", messy.LETTERS),
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
    report = await attio.companies.sync(
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
    assert {one.state for one in outcomes.values()} == {"created", "superseded"}

    (tmp_path / "mended.csv").write_text(table.mended(rejects.read_text("utf-8-sig"), lines), "utf-8", newline="")
    again = await attio.companies.sync(tmp_path / "mended.csv", mapping=mapped)
    read = {company["domains"][0]: company async for company in attio.companies.query()}
    assert (again.counts.rows, again.counts.written) == (31, 31)
    assert len(read) == len(table.rows) - 1
    for one in table.broken:
        row = table.rows[one.row]
        company = read[domain(row["website"])]
        assert (company["name"], company["revenue"]) == (row["company_name"].strip(), amount(row["revenue ($M)"]))
        assert company["industry"] == row["industry"]
