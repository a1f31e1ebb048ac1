"""`aioattio sync` against an emulator: plans, journals, deletion, lists, notes and tasks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import BASICS, BROKEN, COMPANIES, companies, files, many, sync, writes
from tests.support import remote


def said(text: str) -> str:
    return " ".join(text.split())


def test_a_file_goes_in_once(there: remote.Remote, rows: Path) -> None:
    done = sync("rows.csv", *BASICS, "--quiet")
    assert done.exit_code == 0, done.output
    assert "rows 3 created 3 updated 0 unchanged 0" in said(done.stdout)
    begun = len(there.call("log"))
    done = sync("rows.csv", *BASICS, "--quiet")
    assert "created 0 updated 0 unchanged 3" in said(done.stdout)
    assert writes(there, begun) == []
    assert files() == ["rows.csv"]


def test_a_plan_shows_what_a_run_would_do(there: remote.Remote, rows: Path) -> None:
    assert sync("rows.csv", *BASICS, "--quiet").exit_code == 0
    begun = len(there.call("log"))
    rows.write_text(COMPANIES.replace("Bolt,", "Bolt Ltd,") + "Dove,dove.example\nNobody,\n")
    done = sync("rows.csv", *BASICS, "--plan", "--quiet")
    assert done.exit_code == 3, done.output
    lines = done.stdout.splitlines()
    assert lines[0] == "rows.csv -> companies, matched by domains: plan, nothing was written"
    assert "rows 5 to create 1 to update 1 unchanged 2 superseded 0 conflicts 0 rejected 1" in said(done.stdout)
    table = [said(line) for line in lines[lines.index(next(line for line in lines if "action" in line)) :]]
    assert table[0] == "line action record change"
    assert table[1].startswith("3 update ")
    assert table[1].endswith(" name: 'Bolt' -> 'Bolt Ltd'")
    assert table[2] == "5 create name: 'Dove'"
    assert table[3] == "domains: ['dove.example']"
    assert table[4].startswith("6 rejected domains = '': ")
    assert writes(there, begun) == []
    assert files() == ["rows.csv"]


def test_a_plan_of_rows_that_are_all_in_is_0(there: remote.Remote, rows: Path) -> None:
    assert sync("rows.csv", *BASICS, "--plan").exit_code == 0
    assert sync("rows.csv", *BASICS, "--quiet").exit_code == 0
    done = sync("rows.csv", *BASICS, "--plan")
    assert done.exit_code == 0
    assert "to create 0 to update 0 unchanged 3" in said(done.stdout)
    assert "comparing: " in done.stderr


def test_a_plan_as_json_is_one_object(there: remote.Remote, rows: Path) -> None:
    rows.write_text(BROKEN)
    done = sync("rows.csv", *BASICS, "--plan", "--json", "--rejects", "mend.csv")
    assert done.exit_code == 3
    found = json.loads(done.stdout)
    assert found["counts"] | {"create": 2, "rejected": 1} == found["counts"]
    assert [(row["line"], row["action"]) for row in found["rows"]] == [(2, "create"), (3, "rejected"), (4, "create")]
    assert {"attribute": "name", "old": None, "new": "Acme"} in found["rows"][0]["changes"]
    assert "Nobody,,3,domains," in Path("mend.csv").read_text("utf-8-sig")


def test_a_plan_tells_what_would_be_made(there: remote.Remote, rows: Path) -> None:
    rows.write_text("name,domains,categories,squad,rank\nAcme,acme.example,Oddities,B,1\n")
    Path("map.toml").write_text(
        'object = "companies"\nmatch = "domains"\n[columns]\nname = "name"\ndomains = "domains"\n'
        'categories = "categories"\nsquad = "squad"\n[attributes.squad]\ntitle = "Squad"\ntype = "text"\n'
    )
    done = sync("rows.csv", "--map", "map.toml", "--create-attributes", "--create-options", "--plan")
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[-3:] == [
        "attributes that would be created: squad",
        "options that would be created: categories: Oddities",
        "ignored columns: rank",
    ]
    assert writes(there) == []


def test_a_saved_plan_is_carried_out_later(there: remote.Remote, rows: Path) -> None:
    done = sync("rows.csv", *BASICS, "--plan", "--save", "plan.db", "--quiet")
    assert done.exit_code == 0, done.output
    assert done.stderr == "plan.db holds the plan; carry it out with: aioattio sync --apply plan.db\n"
    assert files() == ["plan.db", "rows.csv"]
    assert writes(there) == []
    again = sync("rows.csv", *BASICS, "--plan", "--save", "plan.db", "--quiet")
    assert (again.exit_code, again.stderr.count("\n")) == (1, 1)
    assert again.stderr == "Error: plan.db exists already; name another file with --save, or remove it\n"
    again = sync("rows.csv", *BASICS, "--plan", "--save", "no/plan.db", "--quiet")
    assert (again.exit_code, again.stderr) == (1, "Error: --save no/plan.db: there is no folder no\n")
    rows.unlink()
    done = sync("--apply", "plan.db", "--quiet")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("plan.db -> companies, matched by domains\n")
    assert "created 3" in said(done.stdout)
    assert set(companies(there)) == {"Acme", "Bolt", "Crow"}
    done = sync("--apply", "plan.db", "--quiet")
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1), done.output
    assert "plan.db is finished" in done.stderr


def test_what_changed_since_the_plan_is_a_conflict(there: remote.Remote, rows: Path) -> None:
    assert sync("rows.csv", *BASICS, "--quiet").exit_code == 0
    rows.write_text(COMPANIES.replace("Acme,", "Acme Inc,").replace("Bolt,", "Bolt Ltd,"))
    assert sync("rows.csv", *BASICS, "--plan", "--save", "plan.db").exit_code == 0
    Path("other.csv").write_text("name,domains\nBolt AG,bolt.example\n")
    assert sync("other.csv", *BASICS, "--quiet").exit_code == 0
    done = sync("--apply", "plan.db", "--quiet")
    assert done.exit_code == 3, done.output
    assert "updated 1 unchanged 1 superseded 0 conflicts 1" in said(done.stdout)
    assert "  line 3: " in done.stdout
    assert set(companies(there)) == {"Acme Inc", "Bolt AG", "Crow"}
    assert "plan.rejects.csv" in files()


def test_rows_rejected_by_a_plan_are_told_when_it_is_carried_out(there: remote.Remote, rows: Path) -> None:
    rows.write_text(BROKEN + "Crow Inc,crow.example\n")
    assert sync("rows.csv", *BASICS, "--plan", "--save", "plan.db").exit_code == 3
    done = sync("--apply", "plan.db")
    assert done.exit_code == 3, done.output
    assert "rows that are not in:\n  line 3: domains = '': " in done.stdout
    assert "folded into another row:\n  line 4: superseded by line 5; differs in name" in done.stdout
    assert done.stderr.splitlines()[-1].startswith("writing: 100 %, 2 of 2")
    assert "reading: " not in done.stderr
    assert "Nobody,,3,domains," in Path("plan.rejects.csv").read_text("utf-8-sig")


def test_a_run_that_was_stopped_goes_on_from_its_journal(there: remote.Remote, rows: Path) -> None:
    many(rows, 30)
    assert sync("rows.csv", *BASICS, "--quiet").exit_code == 0
    text = rows.read_text().replace("Firm", "Company")
    rows.write_text(text)
    there.call("fail_next", kind="status", times=1, only="PATCH", status=403, body={})
    command = ("rows.csv", *BASICS, "--journal", "run.db", "--quiet")
    done = sync(*command)
    assert done.exit_code == 4, done.output
    assert done.stdout.splitlines()[-1].endswith("; run the same command again: it goes on from run.db")
    rows.write_text(text.replace("Company 7,", "Company Seven,"))
    other = sync(*command)
    assert (other.exit_code, other.stderr.count("\n")) == (1, 1), other.output
    assert other.stderr.startswith("Error: run.db holds an unfinished run of another input: line 9 ")
    rows.write_text(text)
    other = sync(*command, "--empty", "clear")
    assert (other.exit_code, other.stderr.count("\n")) == (1, 1), other.output
    assert "run.db holds an unfinished run with empty = 'keep', not 'clear'; " in other.stderr
    done = sync(*command)
    assert done.exit_code == 0, done.output
    assert "rows 30 created 0 updated 30 unchanged 0" in said(done.stdout)
    assert {name.partition(" ")[0] for name in companies(there)} == {"Company"}
    assert "unchanged 30" in said(sync(*command).stdout), "a finished journal begins anew"


def test_a_journal_in_use_is_one_line(there: remote.Remote, rows: Path) -> None:
    from aioattio.bulk.spool import Spool

    with Spool("run.db", match="domains"):
        done = sync("rows.csv", *BASICS, "--journal", "run.db", "--quiet")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.output
    assert "Error: run.db is in use by another run; wait for its end" in done.stderr
    assert writes(there) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("no/run.db", "no/run.db: No such file or directory"),
        ("note.txt", "note.txt is no journal and no saved plan; it was not touched. Name another path"),
        ("empty.db", "empty.db is no journal"),
        ("folder", "folder is a folder; it was not touched"),
    ],
)
@pytest.mark.parametrize("more", [(), ("--delete-missing", "--yes")])
def test_what_cannot_be_a_journal_is_one_line(
    path: str, text: str, more: tuple[str, ...], there: remote.Remote, rows: Path
) -> None:
    Path("note.txt").write_text("no journal at all")
    Path("empty.db").touch()
    Path("folder").mkdir()
    done = sync("rows.csv", *BASICS, "--journal", path, "--quiet", *more)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.output
    shown = text if not more or path != "no/run.db" else "--journal no/run.db: there is no folder no"
    assert done.stderr.startswith(f"Error: {shown}")
    assert writes(there) == []
    assert Path("note.txt").read_text() == "no journal at all"


def test_a_journal_of_notes_is_not_taken_for_records(there: remote.Remote, rows: Path) -> None:
    Path("todo.csv").write_text("content\nCall\n")
    assert sync("todo.csv", "--tasks", "--journal", "todo.db", "--quiet").exit_code == 0
    done = sync("rows.csv", *BASICS, "--journal", "todo.db", "--delete-missing", "--yes", "--quiet")
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1), done.output
    assert done.stderr.startswith("Error: todo.db is the journal of notes or tasks, which it has to remember")
    assert "unchanged 1" in said(sync("todo.csv", "--tasks", "--journal", "todo.db", "--quiet").stdout)


def test_what_no_row_names_is_deleted_when_that_is_confirmed(there: remote.Remote, rows: Path) -> None:
    assert sync("rows.csv", *BASICS, "--quiet").exit_code == 0
    rows.write_text("name,domains\nAcme,acme.example\n")
    done = sync("rows.csv", *BASICS, "--quiet")
    assert done.exit_code == 0
    assert set(companies(there)) == {"Acme", "Bolt", "Crow"}, "only when it is asked for"
    done = sync("rows.csv", *BASICS, "--delete-missing", "--plan")
    assert done.exit_code == 0
    assert "to delete 2" in said(done.stdout)
    assert set(companies(there)) == {"Acme", "Bolt", "Crow"}, "only when it is asked for"
    done = sync("rows.csv", *BASICS, "--delete-missing", "--yes", "--quiet")
    assert done.exit_code == 0, done.output
    assert done.stderr == "companies: 2 are in no row of rows.csv, to be deleted for good: bolt.example, crow.example\n"
    assert "deleted 2" in said(done.stdout)
    assert set(companies(there)) == {"Acme"}


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits there: click's runner gives what is typed by a stream that is no terminal."""
    monkeypatch.setattr("aioattio.cli.row_commands.sits_there", lambda: True)
    monkeypatch.setattr("aioattio.cli.applying.sits_there", lambda: True)


def test_a_question_is_answered_with_no(there: remote.Remote, rows: Path, terminal: None) -> None:
    assert sync("rows.csv", *BASICS, "--quiet").exit_code == 0
    rows.write_text("name,domains\nAcme Inc,acme.example\n")
    begun = len(there.call("log"))
    done = sync("rows.csv", *BASICS, "--delete-missing", "--quiet", typed="n\n")
    assert (done.exit_code, done.stdout) == (1, ""), done.output
    assert "Delete them? [y/N]: " in done.stderr
    assert done.stderr.splitlines()[-1] == "Error: nothing was deleted or written, as you said no"
    done = sync("rows.csv", *BASICS, "--delete-missing", "--quiet", typed="")
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (130, "Error: interrupted")
    assert writes(there, begun) == []


def test_a_question_is_answered_with_yes(there: remote.Remote, rows: Path, terminal: None) -> None:
    assert sync("rows.csv", *BASICS, "--quiet").exit_code == 0
    rows.write_text("name,domains\nAcme Inc,acme.example\n")
    command = ("rows.csv", *BASICS, "--delete-missing", "--journal", "run.db")
    done = sync(*command, typed="y\n")
    assert done.exit_code == 0, done.output
    assert "updated 1" in said(done.stdout)
    assert "deleted 2" in said(done.stdout)
    assert done.stderr.splitlines()[-1] == "writing: 100 %, 3 of 3"
    assert set(companies(there)) == {"Acme Inc"}
    done = sync(*command)
    assert done.exit_code == 0, done.output
    assert "Delete" not in done.stderr, "nothing to ask, and a journal that is finished is no obstacle"
    assert "unchanged 1" in said(done.stdout)


def test_a_saved_plan_that_deletes_is_confirmed_too(there: remote.Remote, rows: Path) -> None:
    assert sync("rows.csv", *BASICS, "--quiet").exit_code == 0
    rows.write_text("name,domains\nAcme,acme.example\n")
    assert sync("rows.csv", *BASICS, "--delete-missing", "--plan", "--save", "plan.db", "--quiet").exit_code == 0
    done = sync("--apply", "plan.db", "--quiet")
    assert (done.exit_code, done.stdout) == (1, ""), done.output
    assert done.stderr.splitlines() == [
        "companies: 2 are in no row of plan.db, to be deleted for good: bolt.example, crow.example",
        "Error: nothing was written: there is no terminal to ask on, add --yes to delete these",
    ]
    assert len(companies(there)) == 3
    assert sync("--apply", "plan.db", "--yes", "--quiet").exit_code == 0
    assert set(companies(there)) == {"Acme"}


def test_a_page_about_the_run(there: remote.Remote, rows: Path) -> None:
    done = sync("rows.csv", *BASICS, "--html", "run.html", "--quiet")
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[-1] == "open run.html in a browser for more"
    assert "companies" in Path("run.html").read_text("utf-8")
