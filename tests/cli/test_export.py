"""`aioattio export`, against an emulator in another process."""

from __future__ import annotations

import asyncio
import io
import json
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from aioattio import Attio
from aioattio.cli.commands import cli
from aioattio.cli.exporting import _Counter
from tests.cli.command import Gone, Terminal
from tests.support import remote


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["export", *arguments], prog_name="aioattio")


def furnish(there: remote.Remote) -> None:
    async def fill() -> None:
        async with Attio(there.token, base_url=there.url) as attio:
            await attio.lists.create("Sales", slug="sales", parent_object="companies", workspace_access="full-access")
            for name in ("Acme", "Bolt"):
                company = await attio.companies.create({"name": name, "domains": [f"{name.lower()}.example"]})
                await attio.entries("sales").create(company)

    asyncio.run(fill())


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(name).read_text("utf-8").splitlines()]


def test_an_object(there: remote.Remote) -> None:
    furnish(there)
    done = invoke("companies", "-o", "c.jsonl")
    assert done.exit_code == 0, done.output
    assert [row["name"] for row in rows("c.jsonl")] == ["Acme", "Bolt"]
    (said,) = done.stderr.splitlines()
    assert said.startswith("c.jsonl is written: 2 rows, ")
    assert done.stdout == ""


def test_only_what_is_asked_for(there: remote.Remote) -> None:
    furnish(there)
    asked = ["--filter", '{"name": "Bolt"}', "--created-since", "2020-01-01", "--columns", "name, domains", "--quiet"]
    done = invoke("companies", "-o", "some", "--format", "jsonl", *asked)
    assert (done.exit_code, done.output) == (0, "")
    (row,) = rows("some")
    assert row == {"record_id": row["record_id"], "name": "Bolt", "domains": ["bolt.example"]}
    done = invoke("companies", "-o", "none.csv", "--created-since", "2999-01-01T00:00Z")
    assert done.exit_code == 0
    assert len(Path("none.csv").read_text("utf-8-sig").splitlines()) == 1


@pytest.mark.parametrize("more", [[], ["--list"]])
def test_a_list(there: remote.Remote, more: list[str]) -> None:
    furnish(there)
    done = invoke("sales", "-o", "sales.jsonl", *more)
    assert done.exit_code == 0, done.output
    assert [row["parent_object"] for row in rows("sales.jsonl")] == ["companies", "companies"]


def test_parquet(there: remote.Remote) -> None:
    pq: Any = pytest.importorskip("pyarrow.parquet")
    furnish(there)
    done = invoke("companies", "-o", "c.parquet")
    assert done.exit_code == 0, done.output
    assert pq.read_table("c.parquet", columns=["name"]).to_pylist() == [{"name": "Acme"}, {"name": "Bolt"}]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["companies"], 2, "Missing option '-o'"),
        (["companies", "-o", "c.xlsx"], 1, "its name does not say what to write"),
        (["companies", "-o", "none/c.csv"], 1, "there is no folder none"),
        (["compnies", "-o", "c.csv"], 1, "no object and no list 'compnies'"),
        (["compnies", "-o", "c.csv"], 1, "'companies'"),
        (["sals", "-o", "c.csv", "--list"], 1, "sals"),
        (["companies", "-o", "c.csv", "--columns", "nme"], 1, "'name'"),
        (["companies", "-o", "c.csv", "--filter", "{"], 2, "--filter: no JSON"),
        (["companies", "-o", "c.csv", "--filter", "[]"], 2, "--filter: an object such as"),
        (["companies", "-o", "c.csv", "--created-since", "31.1.2026"], 2, "right would be 2026-01-31"),
    ],
)
def test_mistakes_are_one_line(there: remote.Remote, arguments: list[str], code: int, message: str) -> None:
    done = invoke(*arguments)
    assert done.exit_code == code, done.output
    assert message in done.stderr.splitlines()[-1]
    assert [path.name for path in Path().iterdir()] == []


def test_a_missing_token_says_so(there: remote.Remote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ATTIO_API_KEY")
    done = invoke("companies", "-o", "c.csv")
    assert (done.exit_code, "set ATTIO_API_KEY" in done.stderr) == (1, True)


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO(), Gone(), None])
def test_the_number_of_rows_is_shown_on_a_terminal_alone(stream: Any) -> None:
    counter = _Counter(stream)
    counter.show(500)
    counter.show(1203)
    counter.close()
    if stream is not None:
        assert stream.getvalue() == ("\r500 rows\r1,203 rows\n" if type(stream) is Terminal else "")


def test_an_interrupt_leaves_what_was_there(there: remote.Remote) -> None:
    Path("c.csv").write_text("before")
    there.call("latency", low=60_000, high=60_000)
    command = [sys.executable, "-m", "aioattio.cli", "export", "companies", "-o", "c.csv"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as program:
        with suppress(subprocess.TimeoutExpired):
            program.wait(2)
        program.send_signal(signal.SIGINT)
        _, said = program.communicate(timeout=30)
    assert (program.returncode, said) == (130, "Error: interrupted\n")
    assert [path.name for path in Path().iterdir()] == ["c.csv"]
    assert Path("c.csv").read_text() == "before"
