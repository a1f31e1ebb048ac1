"""The committed models of the example workspace, as a command and as a program use them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from anyio import to_thread

from aioattio import Attio
from aioattio.emulator import Emulator
from aioattio.testing import UNLIMITED
from examples import typed_models
from examples.my_workspace import Company, Project, SalesEntry
from examples.workspace import make_emulator
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "my_workspace.py"


async def check(emulator: Emulator, folder: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", "aioattio.cli", "schema", "pull", "-o", str(EXAMPLE), "--check"]
    environment = {**os.environ, "ATTIO_API_KEY": emulator.token, "ATTIO_BASE_URL": emulator.url}

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=folder)

    done = await to_thread.run_sync(run)
    return done.returncode, done.stdout


async def test_the_committed_models_are_those_of_the_workspace(tmp_path: Path) -> None:
    before = EXAMPLE.read_bytes()
    async with make_emulator() as emulator:
        assert await check(emulator, tmp_path) == (0, "")
        emulator.create_choice("projects", "phase", "Paused")
        emulator.create_attribute("sales", "Reason", "reason", "text", target="lists")
        code, told = await check(emulator, tmp_path)
    assert code == 1
    assert told.splitlines()[1:-1] == [
        "  added: sales.reason (Text)",
        "  changed: projects.phase: options added: 'Paused'",
    ]
    assert EXAMPLE.read_bytes() == before


async def test_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    async with make_emulator() as emulator, Attio(emulator.token, base_url=emulator.url, limits=UNLIMITED) as attio:
        emulator.limits(read=None, write=None)
        await typed_models.run(attio)
        first = capsys.readouterr().out
        assert first.splitlines() == [
            "3 of 3 rows are in Attio, 3 were written",
            "Analytical Engines      1,250,000 EUR  engines.example",
            "Compiling & Sons           92,000 EUR  compiling.example",
            "P-2041: New gears, Done, 5 stars, due 2027-03-01",
            "sales: Talking, 60 %",
        ]
        (project,) = await attio.records(Project).query().collect()
        (entry,) = await attio.entries(SalesEntry).query().collect()
        client = await attio.records(Company).query(Company.name == "Analytical Engines").first()
        assert client is not None
        assert (project.client, entry.parent) == (client.reference, client.reference)
        assert (project.skills, client.categories) == (["Gears"], ["B2B"])
        changes = [request.body for request in emulator.requests if request.method == "PATCH"]
        assert [sorted(body["data"]["values"]) for body in changes] == [["phase", "satisfaction"]]
        await typed_models.run(attio)
        assert capsys.readouterr().out == first.replace("3 were written", "0 were written")
        assert len(await attio.records(Project).query().collect()) == 1
