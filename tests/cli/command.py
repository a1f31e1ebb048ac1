"""The commands in tests: rows, progress and reports to show, and `aioattio` in this process or in one of its own."""

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

from aioattio import Attio
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


def comparing(found: int, **more: Any) -> Progress:
    return Progress(phase="comparing", counts=Counts(rows=600), found=found, **more)


def writing(done: int, total: int = 500, **more: Any) -> Progress:
    counts = Counts(rows=600, created=done, superseded=7, rejected=12)
    return Progress(phase="writing", counts=counts, to_write=total, done=done, rate=24.63, limit=25, **more)


def problem(line: int, value: Any = "$x") -> Outcome:
    return Outcome(line=line, state="rejected", problems=(Problem("revenue ($M)", value, "no amount; accepted: 12.5"),))


def report(counts: Counts, **more: Any) -> Report:
    return Report(object="companies", match="domains", counts=counts, **more)


def invoke(*arguments: str, command: str = "import", typed: str | None = None) -> Result:
    return CliRunner().invoke(cli, [command, *arguments], input=typed, prog_name="aioattio")


def sync(*arguments: str, typed: str | None = None) -> Result:
    return invoke(*arguments, command="sync", typed=typed)


def files() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


CREATED = ("POST", "/v2/objects/{object}/records")


def creates(there: remote.Remote) -> int:
    """Records that were created."""
    return sum((method, path) == CREATED and status == 200 for method, path, status, _ in there.call("log"))


def writes(there: remote.Remote, since: int = 0) -> list[Any]:
    """Method and path of each request that changes something; since: how many requests of the log to leave out."""
    return [entry[:2] for entry in there.call("log")[since:] if entry[0] != "GET" and not entry[1].endswith("/query")]


def companies(there: remote.Remote) -> dict[str, Any]:
    async def names() -> dict[str, Any]:
        async with Attio(there.token, base_url=there.url) as attio:
            return {company["name"]: company["domains"] async for company in attio.companies.query()}

    return asyncio.run(names())


def many(path: Path, count: int) -> None:
    path.write_text("name,domains\n" + "".join(f"Firm {n},firm{n}.example\n" for n in range(count)))


def begun(there: remote.Remote, program: subprocess.Popen[str], method: str = "POST") -> None:
    """Wait until the emulator has seen a write."""
    for _ in range(600):
        if any(wrote == method for wrote, _ in writes(there)) or program.poll() is not None:
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
