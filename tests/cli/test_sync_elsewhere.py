"""`aioattio sync` into lists, notes and tasks, and by a manifest."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from aioattio import Attio
from aioattio.bulk.manifest import Manifest, ManifestReport, StepReport
from aioattio.bulk.report import Counts, PlanCounts, Report, Stopped
from aioattio.cli.manifests import manifest_exit_code, manifest_summary
from aioattio.cli.summary import Told
from tests.cli.command import BASICS, files, sync, writes
from tests.support import remote


def said(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def acme(there: remote.Remote, rows: Path) -> remote.Remote:
    """Three companies are there."""
    assert sync("rows.csv", *BASICS, "--quiet").exit_code == 0
    return there


def test_rows_become_entries_of_a_list(acme: remote.Remote, rows: Path) -> None:
    acme.call("create_list", name="Sales", slug="sales", parent_object="companies")
    acme.call("create_attribute", object="sales", title="Remark", slug="remark", type="text", target="lists")
    Path("sales.csv").write_text("parent_record,remark\nacme.example,hot\nbolt.example,cold\nnobody.example,x\n")
    done = sync("sales.csv", "--list", "sales", "--match", "parent_record", "--plan", "--quiet")
    assert done.exit_code == 3, done.output
    assert "to create 2" in said(done.stdout)
    done = sync("sales.csv", "--list", "sales", "--match", "parent_record", "--quiet")
    assert done.exit_code == 3, done.output
    assert done.stdout.startswith("sales.csv -> sales, matched by parent_record\n")
    assert "created 2" in said(done.stdout)
    assert "  line 4: parent_record = 'nobody.example': " in done.stdout
    command = done.stdout.splitlines()[-1].strip()
    assert command == "aioattio sync sales.rejects.csv --list sales --match parent_record"
    Path("sales.csv").write_text("parent_record,remark\nacme.example,hot\nbolt.example,warm\n")
    done = sync("sales.csv", "--list", "sales", "--match", "parent_record", "--quiet")
    assert "created 0 updated 1 unchanged 1" in said(done.stdout)


def test_rows_become_notes_once(acme: remote.Remote) -> None:
    Path("calls.csv").write_text("company,text\nacme.example,Called\nbolt.example,Wrote\n")
    Path("map.toml").write_text(
        '[columns]\ncompany = { to = "parent_record", by = "companies.domains" }\ntext = "content"\n'
    )
    command = ("calls.csv", "--notes", "--map", "map.toml", "--journal", "calls.db", "--quiet")
    done = sync(*command)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("calls.csv -> notes\n")
    assert "created 2" in said(done.stdout)
    done = sync(*command)
    assert "created 0 updated 0 unchanged 2" in said(done.stdout)
    assert Counter(path for _, path in writes(acme))["/v2/notes"] == 2


def test_rows_become_tasks_once(acme: remote.Remote) -> None:
    Path("todo.csv").write_text("content,deadline_at\nCall,2027-01-01\nWrite,\n")
    for created in (2, 0):
        done = sync("todo.csv", "--tasks", "--journal", "todo.db", "--quiet")
        assert done.exit_code == 0, done.output
        assert f"created {created} updated 0 unchanged {2 - created}" in said(done.stdout)
    assert Counter(path for _, path in writes(acme))["/v2/tasks"] == 2


MANIFEST = """
[[step]]
file = "rows.csv"
object = "companies"
match = "domains"

[[step]]
file = "people.csv"
object = "people"
match = "email_addresses"
[step.columns]
email = "email_addresses"
employer = { to = "company", by = "domains" }
"""


@pytest.fixture
def nightly(there: remote.Remote, rows: Path) -> Path:
    Path("people.csv").write_text("email,employer\nada@acme.example,acme.example\nbob@x.example,nobody.example\n")
    path = Path("nightly.toml")
    path.write_text(MANIFEST)
    return path


def people(there: remote.Remote) -> list[Any]:
    async def emails() -> list[Any]:
        async with Attio(there.token, base_url=there.url) as attio:
            return [person["email_addresses"] async for person in attio.people.query()]

    return asyncio.run(emails())


def test_a_manifest_goes_in_step_by_step(there: remote.Remote, nightly: Path) -> None:
    done = sync("--manifest", "nightly.toml")
    assert done.exit_code == 3, done.output
    first, second, total = done.stdout.split("\n\n")
    assert first.startswith("1. rows.csv -> companies, matched by domains\n")
    assert second.startswith("2. people.csv -> people, matched by email_addresses\n")
    assert "  line 3: employer = 'nobody.example': " in second
    assert "nightly.rejects.people.csv" in files()
    assert "nightly.rejects.1-rows.csv" not in files()
    assert total.startswith("nightly.toml: 2 steps\n")
    assert "rows 5 created 4" in said(total)
    assert done.stderr.startswith("into the workspace ")
    for begins in ("step 1 (rows.csv) -> companies\n", "\nstep 2 (people.csv) -> people\n", "\nwriting: 100 %"):
        assert begins in done.stderr
    assert len(people(there)) == 1


def test_a_manifest_that_is_planned_counts_what_earlier_steps_make(there: remote.Remote, nightly: Path) -> None:
    before = files()
    done = sync("--manifest", "nightly.toml", "--plan", "--quiet")
    assert done.exit_code == 3, done.output
    assert "1. rows.csv -> companies: plan, nothing was written" in done.stdout
    assert "rows 5 to create 4" in said(done.stdout.split("\n\n")[-1])
    assert "\n  line 3: employer = 'nobody.example': no record of companies has" in done.stdout
    assert writes(there) == []
    assert files() == before


def test_a_manifest_as_json_and_outcomes_by_step(there: remote.Remote, nightly: Path) -> None:
    done = sync("--manifest", "nightly.toml", "--json", "--outcomes", "o.jsonl", "--journal", "run.db", "--quiet")
    assert done.exit_code == 3, done.output
    found = json.loads(done.stdout)
    assert [step["report"]["counts"]["created"] for step in found["steps"]] == [3, 1]
    outcomes = [json.loads(line) for line in Path("o.jsonl").read_text().splitlines()]
    assert Counter((one["step"], one["state"]) for one in outcomes) == {
        (1, "created"): 3, (2, "created"): 1, (2, "rejected"): 1,
    }  # fmt: skip


def test_a_manifest_with_a_mistake_is_one_line(there: remote.Remote, nightly: Path) -> None:
    nightly.write_text(MANIFEST.replace('"people.csv"', '"peopl.csv"'))
    done = sync("--manifest", "nightly.toml")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.output
    assert done.stderr.startswith("Error: nightly.toml: step 2.file: ")
    assert writes(there) == []


def test_the_end_of_a_manifest_tells_what_was_not_begun(nightly: Path) -> None:
    manifest = Manifest.from_toml(nightly)
    stopped = Report(
        object="companies", match="domains", counts=Counts(rows=3, created=1, not_tried=2), stopped=Stopped("asked", "")
    )
    told = Told(file="nightly.toml", journal="run.db")
    first, second = manifest.steps
    for steps, code, text in [
        ([StepReport(step=first, report=stopped), StepReport(step=second)], 130, "2. people.csv -> people: not begun"),
        (
            [StepReport(step=first, done_before=Counts(rows=1, rejected=1)), StepReport(step=second)],
            3,
            "1. rows.csv -> companies: finished by an earlier run, with 1 row",
        ),
    ]:
        report = ManifestReport(name="nightly.toml", steps=tuple(steps))
        assert manifest_exit_code(report) == code
        lines = manifest_summary(report, told).splitlines()
        assert text in lines
        assert lines[-1] == "  some steps were not begun: run the same command again: it goes on from run.db"
    planned = StepReport(step=first, plan=PlanCounts(create=3))
    report = ManifestReport(name="nightly.toml", steps=(planned,), plan_only=True)
    assert manifest_exit_code(report) == 0
    assert "not begun" not in manifest_summary(report, told)
