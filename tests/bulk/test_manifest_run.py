"""Manifests run against the emulator: in order, with references between files, interrupted and taken up again."""

from __future__ import annotations

import asyncio
import csv
from pathlib import Path
from typing import Any

import pytest

from aioattio import Attio, InvalidInput
from aioattio.bulk.manifest import Manifest, ManifestReport
from aioattio.bulk.outcome import Outcome
from aioattio.bulk.report import Counts
from aioattio.emulator import Emulator
from tests.bulk.syncs import changes

SALES = """
[[step]]
file = "companies.csv"
object = "companies"
match = "domains"

[[step]]
file = "people.csv"
object = "people"
match = "email_addresses"
[step.columns]
email = "email_addresses"
company_domain = { to = "company", by = "domains" }

[[step]]
file = "deals.csv"
object = "deals"
match = "number"
[step.columns]
number = "number"
name = "name"
value = "value"
stage = "stage"
owner = "owner"
company_domain = { to = "associated_company", by = "domains" }
contacts = { to = "associated_people", as = "split(;)", by = "email_addresses" }
"""
SIZE = 60


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def is_dangling(number: int) -> bool:
    """5 % of the rows."""
    return number % 20 == 7


def domain(number: int) -> str:
    return f"gone{number}.example" if is_dangling(number) else f"c{number}.example"


@pytest.fixture
def sales(attio_emulator: Emulator, tmp_path: Path) -> Path:
    """Companies, people and deals, each naming the one before; people and deals whose company is nowhere."""
    attio_emulator.create_attribute("deals", "Number", "number", "text", is_unique=True)
    attio_emulator.add_member("ada@x.example")
    numbers = range(SIZE)
    write(tmp_path / "companies.csv", [{"domains": f"c{n}.example", "name": f"C{n}"} for n in numbers])
    write(tmp_path / "people.csv", [{"email": f"p{n}@c{n}.example", "company_domain": domain(n)} for n in numbers])
    deals = [
        {
            "number": f"D{n}",
            "name": f"Deal {n}",
            "value": n * 100,
            "stage": "Lead",
            "owner": "ada@x.example",
            "company_domain": domain(n),
            "contacts": f"p{n}@c{n}.example;p{(n + 1) % SIZE}@c{(n + 1) % SIZE}.example",
        }
        for n in numbers
    ]
    write(tmp_path / "deals.csv", deals)
    (tmp_path / "nightly.toml").write_text(SALES)
    return tmp_path / "nightly.toml"


def counts_of(report: ManifestReport) -> list[tuple[int, int, int, int]]:
    return [(one.counts.created, one.counts.updated, one.counts.unchanged, one.counts.rejected) for one in report.steps]


async def test_everything_goes_in_but_rows_whose_references_dangle(
    attio: Attio, attio_emulator: Emulator, sales: Path
) -> None:
    rejected: dict[int, list[Outcome]] = {1: [], 2: [], 3: []}

    def note(step: Any, outcome: Outcome) -> None:
        if outcome.state == "rejected":
            rejected[step.number].append(outcome)

    report = await attio.sync_manifest(sales, on_outcome=note, rejects=sales.parent / "rejects.csv")
    lost = [n for n in range(SIZE) if is_dangling(n)]
    # A deal also names the people of its own row and of the next one, and those of dangling rows are not in.
    without = {n for n in range(SIZE) if {n, (n + 1) % SIZE} & set(lost)}
    assert counts_of(report) == [
        (SIZE, 0, 0, 0), (SIZE - len(lost), 0, 0, len(lost)), (SIZE - len(without), 0, 0, len(without)),
    ]  # fmt: skip
    assert [one.line for one in rejected[2]] == [n + 2 for n in lost]
    assert [one.reason for one in rejected[2]] == [
        f"company_domain = 'gone{n}.example': no record of companies has the domain 'gone{n}.example'" for n in lost
    ]
    assert {one.line for one in rejected[3]} == {n + 2 for n in without}
    assert not report.is_complete
    with (sales.parent / "rejects.people.csv").open(encoding="utf-8-sig") as file:
        assert [row["company_domain"] for row in csv.DictReader(file)] == [f"gone{n}.example" for n in lost]
    assert not (sales.parent / "rejects.companies.csv").exists()

    names = {record.id: record["domains"][0] for record in await attio.companies.query().collect()}
    people = {one["email_addresses"][0]: one["company"] for one in await attio.people.query().collect()}
    assert {mail: names[company.id] for mail, company in people.items()} == {
        f"p{n}@c{n}.example": f"c{n}.example" for n in range(SIZE) if n not in lost
    }
    (deal,) = await attio.deals.query({"number": "D3"}).collect()
    assert (names[deal["associated_company"].id], len(deal["associated_people"])) == ("c3.example", 2)

    wrote = len(changes(attio_emulator))
    again = await attio.sync_manifest(sales)
    assert len(changes(attio_emulator)) == wrote
    assert again.counts.unchanged == report.counts.created


async def test_each_reference_is_looked_up_once_for_all_steps(
    attio: Attio, attio_emulator: Emulator, sales: Path
) -> None:
    await attio.sync_manifest(sales)
    looked = [request for request in attio_emulator.requests if request.path == "/v2/objects/companies/records/query"]
    # To compare the companies; for what people name; and of the deals' companies only those that are nowhere.
    assert len(looked) == 3


async def test_a_plan_counts_what_earlier_steps_would_make(attio: Attio, attio_emulator: Emulator, sales: Path) -> None:
    rejected: list[tuple[int, str]] = []

    def note(step: Any, outcome: Outcome) -> None:
        rejected.append((step.number, outcome.reason))

    report = await attio.sync_manifest(sales, plan_only=True, on_outcome=note)
    assert changes(attio_emulator) == []
    plans = [one.plan for one in report.steps]
    assert [plan and (plan.create, plan.rejected) for plan in plans] == [(60, 0), (57, 3), (54, 6)]
    assert len(rejected) == 9
    assert all("no record of" in reason for _, reason in rejected)
    assert [(one.step.number, row.reason) for one in report.steps for row in one.problems] == rejected
    assert (report.plan_only, report.is_complete, report.counts) == (True, False, Counts())
    done = await attio.sync_manifest(sales)
    assert [one.counts.created for one in done.steps] == [60, 57, 54]


EVERYTHING = """
[[step]]
file = "companies.csv"
object = "companies"
match = "domains"
[[step]]
file = "pipeline.csv"
list = "pipeline"
[[step]]
file = "calls.jsonl"
notes = true
[[step]]
file = "todo.jsonl"
tasks = true
[step.columns]
what = "content"
about = { to = "linked_records", by = "companies.domains" }
"""


@pytest.fixture
def everything(attio_emulator: Emulator, tmp_path: Path) -> Path:
    attio_emulator.create_list("Pipeline", "pipeline", "companies")
    attio_emulator.create_attribute("pipeline", "Remark", "remark", "text", target="lists")
    write(tmp_path / "companies.csv", [{"domains": f"c{n}.example"} for n in range(20)])
    write(tmp_path / "pipeline.csv", [{"parent_record": f"c{n}.example", "remark": f"R{n}"} for n in range(20)])
    calls = [f'{{"parent_record": "c{n}.example", "title": "Call {n}", "content": "Hello {n}"}}' for n in range(20)]
    (tmp_path / "calls.jsonl").write_text("\n".join(calls))
    (tmp_path / "todo.jsonl").write_text("\n".join(f'{{"what": "Do {n}", "about": "c{n}.example"}}' for n in range(20)))
    (tmp_path / "all.toml").write_text(EVERYTHING)
    return tmp_path / "all.toml"


async def held(attio: Attio) -> tuple[int, int, int, int]:
    listings: list[Any] = [
        attio.companies.query(), attio.entries("pipeline").query(), attio.notes.list(), attio.tasks.list(),
    ]  # fmt: skip
    first, second, third, fourth = [len(await listing.collect()) for listing in listings]
    return first, second, third, fourth


async def test_records_entries_notes_and_tasks_go_in_together_and_once(
    attio: Attio, attio_emulator: Emulator, everything: Path
) -> None:
    plan = await attio.sync_manifest(everything, plan_only=True)
    assert plan.plan.create == 80
    journal = everything.parent / "run.db"
    first = await attio.sync_manifest(everything, journal=journal)
    assert (first.is_complete, first.counts.created) == (True, 80)
    assert await held(attio) == (20, 20, 20, 20)
    wrote = len(changes(attio_emulator))
    second = await attio.sync_manifest(everything, journal=journal)
    assert (second.is_complete, second.counts.unchanged) == (True, 80)
    assert (await held(attio), len(changes(attio_emulator))) == ((20, 20, 20, 20), wrote)
    names = {path.name for path in everything.parent.glob("run.*db")}
    assert names == {"run.companies.db", "run.pipeline.db", "run.calls.db", "run.todo.db"}


async def test_a_run_that_was_stopped_goes_on_with_the_step_it_was_in(
    attio: Attio, attio_emulator: Emulator, everything: Path
) -> None:
    journal, stop = everything.parent / "run.db", asyncio.Event()

    def count(step: Any, outcome: Outcome) -> None:
        if step.number == 3 and outcome.state == "created":
            stop.set()

    first = await attio.sync_manifest(everything, journal=journal, on_outcome=count, stop=stop)
    states = [one.report and one.report.stopped and one.report.stopped.why for one in first.steps]
    assert states == [None, None, "asked", None]
    assert (first.is_complete, first.steps[3].report) == (False, None)
    requests = len(attio_emulator.requests)
    second = await attio.sync_manifest(everything, journal=journal)
    assert [one.done_before is not None for one in second.steps] == [True, True, False, False]
    assert second.is_complete
    assert await held(attio) == (20, 20, 20, 20)
    wrote = [request for request in attio_emulator.requests[requests:] if request.rate_class == "write"]
    assert {request.template for request in wrote} <= {"/v2/notes", "/v2/tasks"}
    third = await attio.sync_manifest(everything, journal=journal)
    assert [one.report is not None for one in third.steps] == [True] * 4, "a finished run is begun anew"
    assert third.counts.unchanged == 80


async def test_a_step_whose_input_was_changed_has_its_turn_again(attio: Attio, everything: Path) -> None:
    journal, stop = everything.parent / "run.db", asyncio.Event()

    def end(step: Any, _: Outcome) -> None:
        if step.number == 3:
            stop.set()

    await attio.sync_manifest(everything, journal=journal, on_outcome=end, stop=stop)
    write(everything.parent / "pipeline.csv", [{"parent_record": "c1.example", "remark": "changed"}])
    again = await attio.sync_manifest(everything, journal=journal)
    assert [one.done_before is not None for one in again.steps] == [True, False, False, False]
    assert again.steps[1].counts.updated == 1
    assert await held(attio) == (20, 20, 20, 20)


async def test_a_step_that_fails_ends_the_run(attio: Attio, attio_emulator: Emulator, everything: Path) -> None:
    journal = everything.parent / "run.db"
    is_forbidden = True
    attio_emulator.fail_next("status", 999, lambda one: is_forbidden and one.method == "PUT", status=403)
    first = await attio.sync_manifest(everything, journal=journal)
    assert [one.report is not None for one in first.steps] == [True, True, False, False]
    failed = first.steps[1].report
    assert failed is not None
    assert failed.stopped is not None
    assert failed.stopped.why == "failing"
    is_forbidden = False
    second = await attio.sync_manifest(everything, journal=journal)
    assert second.is_complete
    assert await held(attio) == (20, 20, 20, 20)


async def test_progress_is_told_with_its_step(attio: Attio, sales: Path) -> None:
    seen: list[tuple[int, str]] = []
    await attio.sync_manifest(
        Manifest.from_toml(sales), progress=lambda step, now: seen.append((step.number, now.phase))
    )
    assert {number for number, _ in seen} == {1, 2, 3}
    assert {phase for number, phase in seen if number == 3} >= {"comparing", "writing"}


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("name", "step 2 (people.csv): by: 'name' of companies is not unique"),
        ("domain", "step 2 (people.csv): by: companies has no attribute 'domain'; did you mean 'domains'"),
    ],
)
async def test_an_attribute_that_finds_no_record_is_refused_before_anything_is_written(
    attio: Attio, attio_emulator: Emulator, sales: Path, by: str, said: str
) -> None:
    text = SALES.replace('to = "company", by = "domains"', f'to = "company", by = "{by}"')
    with pytest.raises(InvalidInput) as refused:
        await attio.sync_manifest(Manifest.from_text(text, "nightly.toml", sales.parent))
    assert said in str(refused.value)
    assert changes(attio_emulator) == []


async def test_a_step_put_before_others_makes_no_note_twice(attio: Attio, everything: Path) -> None:
    journal = everything.parent / "run.db"
    await attio.sync_manifest(everything, journal=journal)
    write(everything.parent / "people.csv", [{"email_addresses": "ada@x.example"}])
    step = '[[step]]\nfile = "people.csv"\nobject = "people"\nmatch = "email_addresses"\n'
    longer = Manifest.from_text(step + EVERYTHING, "all.toml", everything.parent)
    report = await attio.sync_manifest(longer, journal=journal)
    assert (report.counts.created, report.counts.unchanged) == (1, 80)
    assert await held(attio) == (20, 20, 20, 20)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"manifest": None}, "manifest: cannot take None; accepted: the path of a TOML file, or a Manifest"),
        ({"journal": 5}, "journal: cannot take 5; accepted: the path of a file"),
        ({"journal": ""}, "journal: cannot take ''; accepted: the path of a file"),
        ({"journal": "."}, "journal: cannot take '.'; accepted: the path of a file"),
        ({"rejects": Path(__file__).parent}, f"rejects: {Path(__file__).parent} is a folder; name a file"),
        ({"html": b"x"}, "html: cannot take b'x'; accepted: the path of a file"),
        ({"progress": 5}, "progress: cannot take 5; accepted: a plain function"),
        ({"stop": True}, "stop: cannot take True; accepted: an asyncio.Event"),
    ],
)
async def test_arguments_that_cannot_be_are_refused_before_anything_is_sent(
    attio: Attio, attio_emulator: Emulator, sales: Path, given: dict[str, Any], said: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await attio.sync_manifest(**{"manifest": sales, **given})
    assert str(refused.value) == said
    assert attio_emulator.requests == []
