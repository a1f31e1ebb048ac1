"""Several files in one run: how a manifest is written, and in which order its steps may stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aioattio import Attio
from aioattio.bulk.manifest import Manifest, ManifestReport, StepReport
from aioattio.bulk.manifest.order import check_steps
from aioattio.bulk.manifest.progress import Steps, file_of
from aioattio.bulk.mapping import Column
from aioattio.bulk.report import Counts, PlanCounts, Report
from aioattio.emulator import Emulator
from aioattio.errors import InvalidInput
from tests.bulk.destined import session_of

COMPANIES = '[[step]]\nfile = "companies.csv"\nobject = "companies"\nmatch = "domains"\n'
PEOPLE = """
[[step]]
file = "people.csv"
object = "people"
match = "email_addresses"
[step.columns]
email = "email_addresses"
employer = { to = "company", by = "domains" }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "companies.csv").write_text("domains,name\nacme.example,Acme\n")
    (tmp_path / "people.csv").write_text("email,employer\nada@acme.example,acme.example\n")
    (tmp_path / "calls.jsonl").write_text('{"parent_record": "acme.example", "content": "Hello"}\n')
    return tmp_path


def manifest(folder: Path, text: str) -> Manifest:
    (folder / "nightly.toml").write_text(text)
    return Manifest.from_toml(folder / "nightly.toml")


def test_a_manifest_names_files_and_where_their_rows_go(folder: Path) -> None:
    (folder / "companies.toml").write_text('object = "companies"\nempty = "clear"\n[columns]\nname = "name"\n')
    text = f"""
{COMPANIES}map = "companies.toml"
create_options = true
[step.columns]
Domain = "domains"
[step.constants]
description = "imported"
{PEOPLE}
[[step]]
file = "companies.csv"
map = "companies.toml"
[[step]]
file = "companies.csv"
list = "sales"
multiselect = "replace"
[[step]]
file = "calls.jsonl"
notes = true
[[step]]
file = "calls.jsonl"
tasks = true
"""
    found = manifest(folder, text)
    assert [(one.number, one.destined.kind, one.destined.name) for one in found.steps] == [
        (1, "records", "companies"), (2, "records", "people"), (3, "records", "companies"),
        (4, "entries", "sales"), (5, "notes", "notes"), (6, "tasks", "tasks"),
    ]  # fmt: skip
    first, second = found.steps[:2]
    assert first.file == folder / "companies.csv"
    assert (first.create_options, first.create_attributes) == (True, False)
    assert dict(first.mapping.columns) == {"name": (Column("name"),), "Domain": (Column("domains"),)}
    assert (first.mapping.match, first.mapping.empty, first.mapping.constants) == (
        "domains", "clear", {"description": "imported"},
    )  # fmt: skip
    assert second.mapping.columns["employer"] == (Column("company", by="domains"),)
    assert found.steps[3].mapping.multiselect == "replace"
    assert second.title == "step 2 (people.csv)"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it has no steps; write [[step]]"),
        ("[[steps]]", "steps: unknown key; did you mean 'step'"),
        ("[step]\nfile = 'companies.csv'", "step: it is one table; write [[step]], with two brackets"),
        ("step = [1]", "step 1: 1 is not a table"),
        ("[[step", "not valid TOML"),
        ("[[step]]\nobject = 'companies'", 'step 1: it has no file; add file = "companies.csv"'),
        ("[[step]]\nfile = 1", "step 1.file: 1 is not text"),
        ("[[step]]\nfile = 'company.csv'", "step 1.file: there is no file"),
        ("[[step]]\nfile = 'companies.csv'", 'step 1: it does not say where its rows go; add object = "companies"'),
        ("[[step]]\nfile = 'companies.csv'\nobject = 'people'\nlist = 'x'", "step 1: object and list: rows go to one"),
        ("[[step]]\nfile = 'companies.csv'\nnotes = false", "step 1.notes: false means nothing here"),
        ("[[step]]\nfile = 'companies.csv'\nnotes = 'yes'", "step 1.notes: 'yes' is not a boolean"),
        ("[[step]]\nfile = 'companies.csv'\nobject = 'the people'", "step 1.object: 'the people' is no slug"),
        (COMPANIES + "mach = 'x'", "step 1.mach: unknown key; did you mean 'match'"),
        (COMPANIES + "delete_missing = true", "step 1.delete_missing: unknown key"),
        (COMPANIES + "map = 'no.toml'", "step 1.map: there is no file"),
        (COMPANIES + "empty = 'drop'", 'step 1.empty: \'drop\' is not possible; write "keep" or "clear"'),
        (COMPANIES + "create_options = 1", "step 1.create_options: 1 is not a boolean"),
        (COMPANIES + "[step.columns]\nx = { too = 'name' }", "step 1.columns.x.too: unknown key; did you mean 'to'"),
        (COMPANIES + PEOPLE + "x = 5", "step 2.columns.x: 5 is no attribute"),
        (
            COMPANIES + "[step.columns]\na = 'name.first_name'\nb = 'name'",
            "step 1: column 'a' goes to 'name.first_name'",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place(folder: Path, text: str, said: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        manifest(folder, text)
    assert str(refused.value).startswith("nightly.toml: ")
    assert said in str(refused.value)


def test_a_manifest_in_another_encoding_is_refused_with_its_line(folder: Path) -> None:
    (folder / "nightly.toml").write_bytes(b"# one\n# \xe9\n")
    with pytest.raises(InvalidInput, match=r"nightly.toml: not UTF-8 \(line 2, byte 8\)"):
        Manifest.from_toml(folder / "nightly.toml")


async def test_a_step_that_refers_to_what_a_later_one_writes_is_refused(
    attio: Attio, attio_emulator: Emulator, folder: Path
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await attio.sync_manifest(manifest(folder, PEOPLE + COMPANIES))
    assert str(refused.value) == (
        "nightly.toml: step 1 (people.csv): column 'employer' goes to company, which refers to companies, and those "
        "are written by step 2 (companies.csv): put step 2 (companies.csv) first"
    )
    assert {request.method for request in attio_emulator.requests} == {"GET"}


NOTES_FIRST = '[[step]]\nfile = "calls.jsonl"\nnotes = true\n[step.columns]\n{}\ncontent = "content"\n'


async def test_a_reference_to_any_object_counts_as_far_as_it_says_which(attio: Attio, folder: Path) -> None:
    by = 'parent_record = { to = "parent_record", by = "companies.domains" }'
    with pytest.raises(InvalidInput, match=r"step 2 \(companies.csv\) first"):
        await check_steps(session_of(attio), manifest(folder, NOTES_FIRST.format(by) + COMPANIES))
    unsaid = NOTES_FIRST.format('parent_record = "parent_record"')
    await check_steps(session_of(attio), manifest(folder, unsaid + COMPANIES))


async def test_entries_come_after_their_records(attio: Attio, attio_emulator: Emulator, folder: Path) -> None:
    attio_emulator.create_list("Sales", "sales", "companies")
    (folder / "sales.csv").write_text("parent_record\nacme.example\n")
    sales = '[[step]]\nfile = "sales.csv"\nlist = "sales"\n'
    with pytest.raises(InvalidInput, match="column 'parent_record' goes to parent_record, which refers to companies"):
        await check_steps(session_of(attio), manifest(folder, sales + COMPANIES))
    await check_steps(session_of(attio), manifest(folder, COMPANIES + sales))


async def test_what_an_earlier_step_writes_as_well_may_be_written_again_later(attio: Attio, folder: Path) -> None:
    await check_steps(session_of(attio), manifest(folder, COMPANIES + PEOPLE + COMPANIES))


async def test_constants_refer_to_records_as_well(attio: Attio, folder: Path) -> None:
    text = PEOPLE.replace('employer = { to = "company", by = "domains" }', '[step.constants]\ncompany = "acme.example"')
    with pytest.raises(InvalidInput, match=r"a constant goes to company, .* put step 2 \(companies.csv\) first"):
        await check_steps(session_of(attio), manifest(folder, text + COMPANIES))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            PEOPLE.replace('"people"', '"peple"'),
            "nightly.toml: step 2 (people.csv): no object 'peple' in this workspace; d",
        ),
        (PEOPLE.replace('email = "email_addresses"', 'e = "email_addresses"'), 'step 2: columns."e": '),
        (PEOPLE.replace('to = "company"', 'to = "compny"'), 'nightly.toml: step 2: columns."employer": people has no'),
        (
            PEOPLE.replace('match = "email_addresses"\n', ""),
            "step 2 (people.csv): name the unique attribute to match by",
        ),
        (
            '[[step]]\nfile = "calls.jsonl"\ntasks = true\nmatch = "content"',
            "step 2 (calls.jsonl): match: tasks have no",
        ),
    ],
)
async def test_every_step_is_checked_before_the_first_writes(
    attio: Attio, attio_emulator: Emulator, folder: Path, text: str, said: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await attio.sync_manifest(manifest(folder, COMPANIES + text), journal=folder / "run.db")
    assert said in str(refused.value)
    assert attio_emulator.records("companies") == []


async def test_notes_and_tasks_need_a_journal(attio: Attio, attio_emulator: Emulator, folder: Path) -> None:
    with pytest.raises(InvalidInput, match=r"journal: .* step 1 \(calls.jsonl\) makes notes, which only a journal can"):
        await attio.sync_manifest(manifest(folder, '[[step]]\nfile = "calls.jsonl"\nnotes = true\n'))
    assert attio_emulator.requests == []


async def test_a_manifest_that_is_not_there_is_an_os_error(attio: Attio, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        await attio.sync_manifest(tmp_path / "nightly.toml")


# -- what is remembered between runs ---------------------------------------------------------------------------------


def test_finished_steps_are_remembered_as_long_as_their_input_is_the_same(folder: Path) -> None:
    found = manifest(folder, COMPANIES + PEOPLE)
    counts = Counts(rows=2, created=2)
    steps = Steps.beside(folder / "run.db")
    steps.finish(found.steps[0], counts)
    again = Steps.beside(folder / "run.db")
    assert [again.counts(step) for step in found.steps] == [counts, None]
    changed = manifest(folder, COMPANIES + 'empty = "clear"' + PEOPLE)
    assert again.counts(changed.steps[0]) is None
    (folder / "companies.csv").write_text("domains,name\nacme.example,ACME\n")
    assert again.counts(found.steps[0]) is None
    again.end()
    assert Steps.beside(folder / "run.db").counts(found.steps[0]) is None


def test_another_file_in_the_place_of_what_is_remembered_is_refused(folder: Path) -> None:
    (folder / "run.steps.json").write_text("[]")
    with pytest.raises(InvalidInput, match=r"run.steps.json.*remove it to begin with the first step"):
        Steps.beside(folder / "run.db")


def test_a_step_that_is_remembered_otherwise_counts_as_not_finished(folder: Path) -> None:
    (folder / "run.steps.json").write_text('{"version": 1, "finished": {"companies": 5}}')
    assert Steps.beside(folder / "run.db").counts(manifest(folder, COMPANIES).steps[0]) is None


def test_each_step_has_files_of_its_own(folder: Path) -> None:
    steps = manifest(folder, COMPANIES + PEOPLE + COMPANIES + COMPANIES).steps
    assert [step.name for step in steps] == ["companies", "people", "companies-2", "companies-3"]
    step = steps[1]
    assert file_of(Path("/x/run.db"), step) == Path("/x/run.people.db")
    assert file_of(Path("rejects.jsonl"), step) == Path("rejects.people.jsonl")


# -- the report ------------------------------------------------------------------------------------------------------


def report_of(**counts: Any) -> Report:
    return Report(object="companies", match="domains", counts=Counts(**counts))


def test_a_report_sums_up_its_steps(folder: Path) -> None:
    first, second = manifest(folder, COMPANIES + PEOPLE).steps
    done = StepReport(step=first, report=report_of(rows=3, created=2, unchanged=1))
    before = StepReport(step=second, done_before=Counts(rows=2, updated=1, rejected=1))
    whole = ManifestReport(name="nightly.toml", steps=(done, before))
    assert (whole.counts.rows, whole.counts.created, whole.counts.rejected) == (5, 2, 1)
    assert (done.is_complete, before.is_complete, whole.is_complete) == (True, False, False)
    assert whole.to_dict()["steps"][1]["done_before"]["updated"] == 1
    unbegun = ManifestReport(name="nightly.toml", steps=(done, StepReport(step=second)))
    assert not unbegun.is_complete


def test_a_plan_sums_up_its_steps_and_is_never_complete(folder: Path) -> None:
    first, second = manifest(folder, COMPANIES + PEOPLE).steps
    steps = (
        StepReport(step=first, plan=PlanCounts(create=3)),
        StepReport(step=second, plan=PlanCounts(create=1, update=2)),
    )
    whole = ManifestReport(name="nightly.toml", steps=steps, plan_only=True)
    assert (whole.plan, whole.is_complete) == (PlanCounts(create=4, update=2), False)
