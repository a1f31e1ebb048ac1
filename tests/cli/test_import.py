"""`aioattio import` against an emulator, in this process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import (
    BASICS,
    BROKEN,
    COMPANIES,
    companies,
    files,
    invoke,
    writes,
)
from tests.support import remote


def test_a_file_goes_in(there: remote.Remote, rows: Path) -> None:
    done = invoke("rows.csv", *BASICS)
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[:4] == [
        "rows.csv -> companies, matched by domains",
        "  rows             3",
        "  created          3",
        "  updated          0",
    ]
    assert done.stderr.splitlines()[-1].startswith("writing: 100 %, 3 of 3")
    assert companies(there) == {"Acme": ["acme.example"], "Bolt": ["bolt.example"], "Crow": ["crow.example"]}
    assert files() == ["rows.csv"]


def test_the_second_run_writes_nothing_and_a_changed_row_alone_is_written(there: remote.Remote, rows: Path) -> None:
    assert invoke("rows.csv", *BASICS, "--quiet").exit_code == 0
    begun = len(there.call("log"))
    done = invoke("rows.csv", *BASICS, "--quiet")
    assert done.exit_code == 0, done.output
    assert "unchanged 3" in " ".join(done.stdout.split())
    assert writes(there, begun) == []
    rows.write_text(COMPANIES.replace("Bolt,", "Bolt Ltd,"))
    done = invoke("rows.csv", *BASICS, "--quiet")
    assert "updated 1 unchanged 2" in " ".join(done.stdout.split())
    assert writes(there, begun) == [["PATCH", "/v2/objects/{object}/records/{record_id}"]]
    assert set(companies(there)) == {"Acme", "Bolt Ltd", "Crow"}


def test_a_mapping_by_file_and_options(there: remote.Remote, rows: Path) -> None:
    rows.write_text("Firm;Web;Note\nAcme;http://www.acme.example/x;hello\n")
    Path("map.toml").write_text('object = "companies"\nmatch = "domains"\n[columns]\nFirm = "description"\n')
    done = invoke(
        "rows.csv",
        *("--map", "map.toml", "--column", "Firm=name", "--column", "Web=domains:domain-from-url"),
        *("--set", "description=made here", "--quiet"),
    )
    assert done.exit_code == 0, done.output
    assert done.stderr == ""
    assert "ignored columns: Note" in done.stdout
    assert companies(there) == {"Acme": ["acme.example"]}


def test_json_is_one_object_on_standard_output(there: remote.Remote, rows: Path) -> None:
    rows.write_text(BROKEN)
    done = invoke("rows.csv", *BASICS, "--json", "--outcomes", "outcomes.jsonl")
    assert done.exit_code == 3
    found = json.loads(done.stdout)
    assert found["counts"] | {"rows": 3, "created": 2, "rejected": 1} == found["counts"]
    assert found["problems"][0]["line"] == 3
    assert "writing:" in done.stderr
    outcomes = [json.loads(line) for line in Path("outcomes.jsonl").read_text().splitlines()]
    assert {one["line"]: one["state"] for one in outcomes} == {2: "created", 3: "rejected", 4: "created"}
    assert all(one["record_id"] for one in outcomes if one["state"] == "created")


def test_rejects_mended_go_in(there: remote.Remote, rows: Path) -> None:
    rows.write_text(BROKEN)
    done = invoke("rows.csv", *BASICS)
    assert done.exit_code == 3
    assert "  line 3: domains = " in done.stdout
    command = done.stdout.splitlines()[-1].split()
    assert command == ["aioattio", "import", "rows.rejects.csv", *BASICS]
    rejects = Path("rows.rejects.csv")
    text = rejects.read_text("utf-8-sig")
    assert text.splitlines()[1].startswith("Nobody,,3,domains,")
    rejects.write_text(text.replace("Nobody,,", "Nobody,nobody.example,"), "utf-8-sig")
    again = invoke(*command[2:])
    assert again.exit_code == 0, again.output
    assert set(companies(there)) == {"Acme", "Nobody", "Crow"}


def test_rejects_are_utf_8_whatever_the_input_was(there: remote.Remote, rows: Path) -> None:
    rows.write_text("name,domains\nJosé,\n", "latin-1")
    done = invoke("rows.csv", *BASICS, "--encoding", "latin-1")
    assert done.exit_code == 3
    assert "José" in Path("rows.rejects.csv").read_text("utf-8-sig")
    assert done.stdout.splitlines()[-1].split() == ["aioattio", "import", "rows.rejects.csv", *BASICS]


def test_a_dry_run_writes_nothing(there: remote.Remote, rows: Path) -> None:
    rows.write_text(BROKEN)
    done = invoke("rows.csv", *BASICS, "--dry-run")
    assert done.exit_code == 3
    assert "dry run, nothing was written" in done.stdout
    assert "to create 2" in " ".join(done.stdout.split())
    assert done.stdout.splitlines()[-1] == "mend them in rows.csv; without --dry-run the other 2 rows are written"
    assert "rows to mend" not in done.stdout
    assert writes(there) == []
    assert files() == ["rows.csv"]
    found = json.loads(invoke("rows.csv", *BASICS, "--dry-run", "--json").stdout)
    assert [(row["line"], row["action"]) for row in found["rows"]] == [(2, "create"), (3, "rejected"), (4, "create")]


def test_a_dry_run_writes_the_rejects_that_were_asked_for(there: remote.Remote, rows: Path) -> None:
    rows.write_text(BROKEN)
    done = invoke("rows.csv", *BASICS, "--dry-run", "--rejects", "mend.csv")
    assert done.exit_code == 3
    assert done.stdout.splitlines()[-2:] == [
        "rows to mend are in mend.csv",
        "mend them in rows.csv; without --dry-run the other 2 rows are written",
    ]
    assert "Nobody" in Path("mend.csv").read_text("utf-8-sig")


def test_a_dry_run_with_nothing_to_mend_gives_no_advice(there: remote.Remote, rows: Path) -> None:
    assert "mend" not in invoke("rows.csv", *BASICS, "--dry-run").stdout


@pytest.mark.parametrize("name", ["mend.csv", "mend.jsonl", "mend.txt"])
def test_rejects_of_an_earlier_run_go_when_there_are_none(name: str, there: remote.Remote, rows: Path) -> None:
    rejects = Path(name)
    rows.write_text(BROKEN)
    assert invoke("rows.csv", *BASICS, "--rejects", name).exit_code == 3
    rows.write_text(COMPANIES)
    assert invoke("rows.csv", *BASICS, "--rejects", name, "--dry-run").exit_code == 0
    assert rejects.exists(), "a dry run leaves it"
    done = invoke("rows.csv", *BASICS, "--rejects", name, "--quiet")
    assert done.exit_code == 0, done.output
    assert done.stderr == f"{name} held rows of an earlier run and is removed; this run has no rows to mend\n"
    assert not rejects.exists()
    assert rows.read_text() == COMPANIES


@pytest.mark.parametrize("text", ["name,line\nAcme,1\n", '{"name": "Acme"}\n', "", "PK\x03\x04"])
def test_what_is_no_rejects_file_stays(text: str, there: remote.Remote, rows: Path) -> None:
    other = Path("mine.txt")
    other.write_text(text)
    done = invoke("rows.csv", *BASICS, "--rejects", "mine.txt", "--quiet")
    assert done.exit_code == 0
    assert done.stderr == "mine.txt stays as it was, for it is no rejects file; this run has no rows to mend\n"
    assert other.read_text() == text


def test_rejects_of_an_earlier_run_stay_when_a_run_is_stopped(there: remote.Remote, rows: Path) -> None:
    rows.write_text(BROKEN)
    assert invoke("rows.csv", *BASICS, "--rejects", "mend.csv").exit_code == 3
    rows.write_text(COMPANIES.replace("Acme,", "Acme Inc.,"))
    there.call("fail_next", kind="status", times=10, only="PATCH", status=403, body={})
    done = invoke("rows.csv", *BASICS, "--rejects", "mend.csv", "--quiet")
    assert (done.exit_code, done.stderr) == (4, "")
    assert Path("mend.csv").exists()


def test_duplicates_are_named(there: remote.Remote, rows: Path) -> None:
    rows.write_text("name,domains\nAcme,acme.example\nAcme Inc.,acme.example\n")
    done = invoke("rows.csv", *BASICS)
    assert done.exit_code == 0
    assert "  line 2: superseded by line 3; differs in name" in done.stdout
    assert invoke("rows.csv", *BASICS, "--on-duplicate", "reject").exit_code == 3


def test_json_lines(there: remote.Remote, rows: Path) -> None:
    Path("rows.txt").write_text('{"name": "Acme", "domains": "acme.example"}\n{"name": "Nobody"}\n')
    done = invoke("rows.txt", *BASICS, "--format", "jsonl")
    assert done.exit_code == 3, done.output
    assert json.loads(Path("rows.rejects.jsonl").read_text())["name"] == "Nobody"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16-le"])
def test_json_lines_are_known_in_any_encoding(encoding: str, there: remote.Remote, rows: Path) -> None:
    Path("rows.txt").write_text('{"name": "José", "domains": "jose.example"}\n', encoding)
    done = invoke("rows.txt", *BASICS, "--encoding", encoding)
    assert done.exit_code == 0, done.output
    assert companies(there) == {"José": ["jose.example"]}


def test_csv_is_known_in_any_encoding(there: remote.Remote, rows: Path) -> None:
    Path("rows.txt").write_text("name,domains\nJosé,jose.example\n", "latin-1")
    assert invoke("rows.txt", *BASICS, "--encoding", "latin-1").exit_code == 0
    assert companies(there) == {"José": ["jose.example"]}
    for more in (["--format", "csv"], ["--delimiter", ","]):
        Path("rows.txt").write_text('{"name"},domains\nJosé,jose.example\n', "latin-1")
        done = invoke("rows.txt", *BASICS, *more, "--column", '{"name"}=name', "--column", "domains=domains")
        assert "JSON Lines" in done.stderr or done.exit_code == 0
