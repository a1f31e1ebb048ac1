"""What `aioattio import` says when something is wrong, and how it exits."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from aioattio.bulk.report import Report
from aioattio.cli.changes import Changes
from aioattio.record import Record
from aioattio.resources.records import Records
from tests.cli.command import (
    BASICS,
    COMMAND,
    COMPANIES,
    called,
    creates,
    files,
    invoke,
    many,
    writes,
)
from tests.support import remote


@pytest.mark.parametrize(
    ("text", "arguments", "named"),
    [
        pytest.param(None, ["nosuch.csv", *BASICS], "nosuch.csv", id="no such file"),
        pytest.param(None, [".", *BASICS], "directory", id="directory"),
        pytest.param("", ["rows.csv", *BASICS], "rows.csv is empty", id="empty"),
        pytest.param("PK\x03\x04", ["rows.csv", *BASICS], "Excel", id="not CSV"),
        pytest.param("name,name,domains\n", ["rows.csv", *BASICS], "name", id="repeated header"),
        pytest.param("nam,domains\n", ["rows.csv", *BASICS], "'nam'", id="unknown column"),
        pytest.param(None, ["rows.csv", "--object", "compnies", "--match", "domains"], "companies", id="object"),
        pytest.param(None, ["rows.csv", "--object", "companies", "--match", "domain"], "domains", id="match"),
        pytest.param(None, ["rows.csv", "--object", "companies", "--match", "name"], "not unique", id="not unique"),
        pytest.param(None, ["rows.csv", "--object", "companies"], "match", id="no match"),
        pytest.param(None, ["rows.csv", *BASICS, "--column", "name=nam"], "name", id="unknown attribute"),
        pytest.param(None, ["rows.csv", *BASICS, "--column", "name"], "name", id="bad --column"),
        pytest.param(None, ["rows.csv", *BASICS, "--column", "name=name:mony"], "money", id="unknown converter"),
        pytest.param(None, ["rows.csv", *BASICS, "--set", "source"], "source", id="bad --set"),
        pytest.param(None, ["rows.csv", *BASICS, "--map", "nosuch.toml"], "nosuch.toml", id="no such mapping"),
        pytest.param(None, ["rows.csv", *BASICS, "--map", "bad.toml"], "bad.toml", id="TOML mistake"),
        pytest.param(None, ["rows.csv", *BASICS, "--encoding", "latin-99"], "latin-99", id="unknown encoding"),
        pytest.param(None, ["rows.csv", *BASICS, "--delimiter", "::"], "'::'", id="long delimiter"),
        pytest.param(None, ["rows.csv", *BASICS, "--rejects", "no/dir/x.csv"], "no/dir", id="no place for rejects"),
        pytest.param(None, ["rows.csv", *BASICS, "--outcomes", "no/o.jsonl"], "no/o.jsonl", id="no place for outcomes"),
        pytest.param(None, ["rows.csv", *BASICS, "--base-url", "localhost"], "localhost", id="bad address"),
        pytest.param(None, ["-", *BASICS], "standard input", id="standard input"),
    ],
)
def test_what_is_wrong_is_one_line_and_nothing_is_written(
    text: str | None, arguments: list[str], named: str, there: remote.Remote, rows: Path
) -> None:
    if text is not None:
        rows.write_text(text)
    Path("bad.toml").write_text("[columns\n")
    before = files()
    done = invoke(*arguments)
    assert done.exit_code == 1, done.output
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("Error: ")
    assert named in line
    assert writes(there) == []
    assert files() == before


def test_the_token_comes_from_the_environment_alone(
    there: remote.Remote, rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ATTIO_API_KEY")
    done = invoke("rows.csv", *BASICS)
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert "ATTIO_API_KEY" in done.stderr
    assert done.stdout == ""
    monkeypatch.setenv("ATTIO_API_KEY", "not-the-token")
    done = invoke("rows.csv", *BASICS)
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert "401" in done.stderr
    assert "not-the-token" not in done.output


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["rows.csv"], "--object"),
        ([], "FILE"),
        (["rows.csv", *BASICS, "--on-duplicate", "middle"], "--on-duplicate"),
        (["rows.csv", *BASICS, "-o", "map.toml"], "--suggest-map"),
        (["rows.csv", "--object", "companies", "--suggest-map", "--dry-run"], "--dry-run"),
        (["rows.csv", "--suggest-map"], "--object"),
        (["rows.csv", *BASICS, "--outcomes", "./rows.csv"], "same file"),
        (["rows.csv", *BASICS, "--rejects", "rows.csv"], "same file"),
        (["rows.csv", *BASICS, "--rejects", "."], "--rejects"),
        (["rows.csv", *BASICS, "--outcomes", ""], "--outcomes"),
        (["", *BASICS], "FILE"),
        (["rows.csv", *BASICS, "--rejects", "x.csv", "--outcomes", "x.csv"], "same file"),
        (["rows.jsonl", *BASICS, "--delimiter", ","], "--delimiter"),
    ],
)
def test_usage_mistakes_are_2(arguments: list[str], named: str, there: remote.Remote, rows: Path) -> None:
    done = invoke(*arguments)
    assert (done.exit_code, done.stdout) == (2, ""), done.output
    assert named in done.stderr.splitlines()[-1]
    assert writes(there) == []
    assert rows.read_text() == COMPANIES


def test_help_names_converters_and_exit_codes() -> None:
    done = invoke("--help")
    assert done.exit_code == 0
    for word in ("domain-from-url", "money", "130", "ATTIO_API_KEY", "--suggest-map"):
        assert word in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_outcomes_that_cannot_be_written_stop_the_run(there: remote.Remote, rows: Path) -> None:
    many(rows, 100)
    done = invoke("rows.csv", *BASICS, "--outcomes", "/dev/full", "--quiet")
    assert done.exit_code == 4
    assert done.stderr == "Error: /dev/full: No space left on device\n"
    assert 0 < creates(there) < 100
    assert "not tried: lines " in done.stdout


def test_an_error_after_the_first_write_is_no_1(
    there: remote.Remote, rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(records: Records[Record], *_: Any, **options: Any) -> Report:
        await records.create({"domains": ["acme.example"]})
        raise OSError(28, "No space left on device", "rows.rejects.csv.part")

    monkeypatch.setattr(Records, "sync", fails)
    done = invoke("rows.csv", *BASICS, "--quiet")
    assert done.exit_code == 4
    assert done.stderr == (
        "Error: rows.rejects.csv.part: No space left on device; "
        "1 row written: run the same command again to complete it\n"
    )


def test_an_error_after_something_was_created_is_no_1(
    there: remote.Remote, rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(records: Records[Record], *_: Any, **options: Any) -> Report:
        await records.attributes.create("Squad", "text")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Records, "sync", fails)
    done = invoke("rows.csv", *BASICS, "--quiet")
    assert (done.exit_code, done.stdout) == (4, "")
    assert "; 0 rows written, 1 attribute or option created: run the same command again" in done.stderr


def test_a_creation_that_is_refused_stops_the_run(there: remote.Remote, rows: Path) -> None:
    rows.write_text("name,domains,categories,squad\nAcme,acme.example,Oddities,B\n")
    Path("map.toml").write_text(
        'object = "companies"\nmatch = "domains"\n[columns]\nname = "name"\n'
        'domains = "domains"\ncategories = "categories"\nsquad = "squad"\n'
        '[attributes.squad]\ntitle = "Squad"\ntype = "text"\n'
    )
    there.call("fail_next", kind="status", only="POST /v2/objects/companies/attributes/", status=403, body={})
    done = invoke("rows.csv", "--map", "map.toml", "--create-attributes", "--create-options", "--quiet")
    assert done.exit_code == 4
    assert "\ncreated attributes: squad\n" in done.stdout
    assert "\nstopped: creating the option 'Oddities' of categories: 403 error: " in done.stdout


def test_a_write_without_an_answer_is_no_1() -> None:
    changes = Changes()
    for operation, error in [
        ("query_records", None),
        ("create_record", "OutcomeUnknown"),
        ("create_option", "Forbidden"),
        ("list_objects", "OutcomeUnknown"),
    ]:
        assert not changes or operation != "create_record"
        changes.told(called(operation, error))
    assert changes
    assert str(changes) == "0 rows written, 1 request may have been carried out"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    ("more", "code", "line"),
    [
        ([], 4, "standard output: No space left on device; 3 rows written: run the same command again to complete it"),
        (["--dry-run"], 1, "standard output: No space left on device"),
    ],
    ids=["written", "dry run"],
)
def test_a_full_standard_output(more: list[str], code: int, line: str, there: remote.Remote, rows: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "--quiet", *more], stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60
        )
    assert (done.returncode, done.stderr) == (code, f"Error: {line}\n")
