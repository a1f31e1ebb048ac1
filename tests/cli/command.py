"""`aioattio import` in tests: rows, progress and reports to show, and the command in this process or its own."""

from __future__ import annotations

import asyncio
import io
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from aioattio import (
    Attio,
)
from aioattio.bulk.outcome import Outcome, Problem
from aioattio.bulk.report import Counts, Progress, Report
from aioattio.call import Called
from aioattio.cli.commands import cli
from tests.support import remote

COMPANIES = "name,domains\nAcme,acme.example\nBolt,bolt.example\nCrow,crow.example\n"
BROKEN = "name,domains\nAcme,acme.example\nNobody,\nCrow,crow.example\n"
BASICS = ("--object", "companies", "--match", "domains")


COMMAND = [sys.executable, "-m", "aioattio.cli", "import", "rows.csv", *BASICS]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Gone(io.StringIO):
    """A stream whose reader has hung up."""

    def write(self, text: str) -> int:
        raise BrokenPipeError(32, "Broken pipe")


def reading(done: int, total: int | None = 2000, **more: Any) -> Progress:
    counts = Counts(rows=done // 10, rejected=more.pop("rejected", 0))
    return Progress(phase="reading", counts=counts, bytes_read=done, bytes_total=total, **more)


def writing(done: int, total: int = 500, **more: Any) -> Progress:
    counts = Counts(rows=600, written=done, superseded=7, rejected=12)
    return Progress(phase="writing", counts=counts, to_write=total, done=done, rate=24.63, limit=25, **more)


def problem(line: int, value: Any = "$x") -> Outcome:
    return Outcome(line=line, state="rejected", problems=(Problem("revenue ($M)", value, "no amount; accepted: 12.5"),))


def report(counts: Counts, **more: Any) -> Report:
    return Report(object="companies", match="domains", counts=counts, **more)


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["import", *arguments], prog_name="aioattio")


def files() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def puts(there: remote.Remote) -> int:
    return sum(1 for method, _, status, _ in there.call("log") if method == "PUT" and status == 200)


def writes(there: remote.Remote) -> list[Any]:
    return [entry for entry in there.call("log") if entry[0] != "GET" and not entry[1].endswith("/query")]


def companies(there: remote.Remote) -> dict[str, Any]:
    async def names() -> dict[str, Any]:
        async with Attio(there.token, base_url=there.url) as attio:
            return {company["name"]: company["domains"] async for company in attio.companies.query()}

    return asyncio.run(names())


def many(path: Path, count: int) -> None:
    path.write_text("name,domains\n" + "".join(f"Firm {n},firm{n}.example\n" for n in range(count)))


def begun(there: remote.Remote, program: subprocess.Popen[str], count: int = 1) -> None:
    """Wait until the emulator has seen writes."""
    for _ in range(600):
        if sum(entry[0] == "PUT" for entry in there.call("log")) >= count or program.poll() is not None:
            return
        with suppress(subprocess.TimeoutExpired):
            program.wait(0.05)
    pytest.fail("nothing was written")


def called(operation: str, error: str | None) -> Called:
    nothing: dict[str, Any] = dict.fromkeys(("method", "path", "status", "request_id"))
    return Called(operation=operation, error=error, attempts=1, rate_limited=0, waited=0.0, elapsed=0.0, **nothing)


def interrupted(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    code = f"{program}\nimport sys; sys.argv = ['aioattio', *sys.argv[2:]]\nfrom aioattio.cli import main; main()"
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
