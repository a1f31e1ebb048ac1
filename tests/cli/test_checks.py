"""Options that do not go together, refused before a file is read or anything is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import invoke, sync


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ATTIO_API_KEY", "of-nobody-at-all")
    monkeypatch.setenv("ATTIO_BASE_URL", "http://127.0.0.1:9")


ROWS = ("rows.csv", "--object", "companies", "--match", "domains")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name the FILE with the rows, a plan with --apply, or a manifest with --manifest"),
        ([""], "FILE is empty: name a file with rows"),
        (["rows.csv"], 'name where the rows go: --object companies, --list, --notes, --tasks, or object = "companies"'),
        (["rows.csv", "--object", "x", "--list", "y"], "rows go to one place: give --object or --list, not both"),
        (["rows.csv", "--notes", "--tasks"], "rows go to one place: give --notes or --tasks, not both"),
        (["rows.csv", "--notes"], "name one with --journal notes.db, and keep it for the next run"),
        (
            ["rows.csv", "--tasks", "--plan"],
            "tasks are only made, never compared, changed or deleted: leave out --plan",
        ),
        (["rows.csv", "--notes", "--journal", "n.db", "--match", "title"], "leave out --match"),
        (["rows.csv", "--notes", "--journal", "n.db", "--multiselect", "add"], "leave out --multiselect"),
        (["rows.csv", "--notes", "--journal", "n.db", "--delete-missing"], "leave out --delete-missing"),
        ([*ROWS, "--save", "plan.db"], "--save keeps a plan that is not carried out: add --plan"),
        ([*ROWS, "--plan", "--journal", "run.db"], "--plan writes nothing into Attio: leave out --journal"),
        ([*ROWS, "--plan", "--html", "a.html"], "--plan writes nothing into Attio: leave out --html"),
        ([*ROWS, "--plan", "--yes"], "--plan writes nothing into Attio: leave out --yes"),
        ([*ROWS, "--plan", "--outcomes", "o.jsonl"], "leave out --outcomes"),
        ([*ROWS, "--apply", "plan.db"], "--apply takes its rows from a saved plan: leave out FILE (rows.csv)"),
        (["--apply", "plan.db", "--object", "x"], "--apply plan.db: a saved plan has its own, leave out --object"),
        (["--apply", "plan.db", "--column", "a=b"], "leave out --column"),
        (["--apply", "plan.db", "--plan"], "leave out --plan"),
        (["--apply", "plan.db", "--delete-missing"], "leave out --delete-missing"),
        (["--apply", "plan.db", "--manifest", "m.toml"], "leave out --manifest"),
        (["--manifest", "m.toml", "rows.csv"], "--manifest takes its rows from a manifest: leave out FILE (rows.csv)"),
        (["--manifest", "m.toml", "--match", "x"], "--manifest m.toml: a manifest has its own, leave out --match"),
        (["--manifest", "m.toml", "--save", "p.db", "--plan"], "leave out --save"),
        (["--manifest", "m.toml", "--delete-missing"], "leave out --delete-missing"),
        ([*ROWS, "--delete-missing"], "there is no terminal to ask on: look at what --plan shows, then add --yes"),
        ([*ROWS, "--journal", "./rows.csv"], "--journal and FILE are the same file: ./rows.csv"),
        ([*ROWS, "--plan", "--save", "rows.csv"], "--save and FILE are the same file"),
        ([*ROWS, "--html", "x", "--journal", "x"], "--html and --journal are the same file: x"),
        (["--apply", "p.db", "--journal", "p.db"], "--journal and --apply are the same file: p.db"),
        ([*ROWS, "--html", ""], "--html '': name a file"),
        (["a.parquet", *ROWS[1:], "--delimiter", ","], "--delimiter is for CSV; other formats have none"),
        (["a.bin", *ROWS[1:], "--format", "arrow", "--encoding", "latin-1"], "Parquet and Arrow have none"),
        ([*ROWS, "--dry-run"], "No such option"),
        ([*ROWS, "--multiselect", "none"], "--multiselect"),
    ],
)
def test_what_cannot_be_meant_is_2_and_says_what_to_do(arguments: list[str], said: str) -> None:
    done = sync(*arguments)
    assert (done.exit_code, done.stdout) == (2, ""), done.output
    last = done.stderr.splitlines()[-1]
    assert last.startswith("Error: ")
    assert said in last


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-"], "standard input"),
        ([".", "--object", "x"], "is a directory"),
        (["--apply", "nosuch.db"], "nosuch.db"),
        (["--manifest", "nosuch.toml"], "nosuch.toml: No such file or directory"),
    ],
)
def test_what_is_no_file_is_one_line(arguments: list[str], said: str) -> None:
    done = sync(*arguments)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.output
    assert said in done.stderr
    assert not list(Path().iterdir())


def test_the_help_of_both_tells_what_they_share() -> None:
    for command in ("import", "sync"):
        done = invoke("--help", command=command)
        assert done.exit_code == 0
        for word in ("domain-from-url", "130", "ATTIO_API_KEY", "--multiselect", "--rejects", "--encoding", "--quiet"):
            assert word in done.stdout
    for word in ("--plan", "--apply", "--journal", "--delete-missing", "--manifest", "--html", "--notes"):
        assert word in done.stdout
