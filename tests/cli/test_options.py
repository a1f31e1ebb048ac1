"""What the options become: commands, names of files, a file of outcomes."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from aioattio.bulk.outcome import Outcome
from aioattio.cli.options import Options
from aioattio.cli.outcomes import OutcomesFile


def test_the_command_for_the_rejects_says_everything_again() -> None:
    options = Options(
        file="my rows.csv",
        object="companies",
        match="domains",
        columns=("revenue ($M)=revenue:money(millions)",),
        constants=("source=Fortune 500",),
        delimiter="\\t",
        create_options=True,
        rejects="elsewhere.csv",
        as_json=True,
    )
    assert options.delimiter == "\t"
    assert options.command() == (
        "aioattio import 'my rows.csv' --object companies --match domains --delimiter tab"
        " --column 'revenue ($M)=revenue:money(millions)' --set 'source=Fortune 500' --create-options"
    )


def test_rejects_go_beside_the_input_under_a_name_that_is_free(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    options = Options(file=str(file))
    assert options.rejects_path(json_lines=False) == tmp_path / "rows.rejects.csv"
    (tmp_path / "rows.rejects.csv").touch()
    (tmp_path / "rows.rejects-2.csv").touch()
    assert options.rejects_path(json_lines=False) == tmp_path / "rows.rejects-3.csv"
    assert options.rejects_path(json_lines=True) == tmp_path / "rows.rejects.jsonl"
    assert Options(file=str(file), rejects="x.csv").rejects_path(json_lines=False) == Path("x.csv")
    assert Options(file="a/b.ndjson").rejects_path(json_lines=True) == Path("a/b.rejects.ndjson")


def test_outcomes_of_an_earlier_run_stay_until_a_row_has_ended(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.jsonl"
    path.write_text("earlier\n")
    with OutcomesFile(str(path), asyncio.Event()):
        pass
    assert path.read_text() == "earlier\n"
    with OutcomesFile(str(path), asyncio.Event()) as outcomes:
        outcomes.write(Outcome(line=2, state="created", record_id="abc"))
        read = [json.loads(line) for line in path.read_text().splitlines()]
        assert [(one["line"], one["state"], one["record_id"]) for one in read] == [(2, "created", "abc")]


def test_outcomes_leave_no_empty_file_behind(tmp_path: Path) -> None:
    with OutcomesFile(str(tmp_path / "new.jsonl"), asyncio.Event()):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_stops_writing_outcomes() -> None:
    stop = asyncio.Event()
    with OutcomesFile("/dev/full", stop) as outcomes:
        outcomes.write(Outcome(line=2, state="created"))
        outcomes.write(Outcome(line=3, state="created"))
        assert stop.is_set()
    assert outcomes.failure is not None
    assert "No space left" in str(outcomes.failure)
