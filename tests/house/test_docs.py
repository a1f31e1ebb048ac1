"""Every Python block of the documents runs: against an emulator, in order, with the names of the blocks before it."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aioattio import Attio
from aioattio.bulk.converters import CONVERTERS
from aioattio.cli.summary import EXIT_CODES
from aioattio.emulator import Emulator
from tests.conftest import ROOT

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "openapi" / "README.md"]


def blocks(document: Path) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```", document.read_text(), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
async def test_every_block_runs(
    document: Path, attio: Attio, attio_emulator: Emulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # some write files
    names: dict[str, Any] = {"Attio": Attio, "attio": attio, "em": attio_emulator}
    for block in blocks(document):
        if "asyncio.run(" in block:
            continue  # a whole program: it has a test of its own
        code = compile(block, str(document), "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        result = eval(code, names)  # noqa: S307 - our own documents
        if inspect.iscoroutine(result):
            await result


def test_the_first_example_runs_as_it_stands(tmp_path: Path) -> None:
    script = tmp_path / "example.py"
    script.write_text(blocks(ROOT / "README.md")[0])
    shown = subprocess.run([sys.executable, "-W", "error", script], capture_output=True, text=True, check=True).stdout
    assert "Ada Lovelace ['ada@engines.example'] RecordReference(object='companies'" in shown


def test_the_demo_in_the_readme_is_the_demo() -> None:
    assert (ROOT / "examples" / "demo.py").read_text().strip() in (ROOT / "README.md").read_text()


def test_every_link_between_the_documents_leads_somewhere() -> None:
    for document in DOCUMENTS:
        for target in re.findall(r"\]\((?!https?://)([^)#]+)", document.read_text()):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_table_of_converters_is_what_there_is() -> None:
    shown = (ROOT / "docs" / "import.md").read_text()
    rows = [f"| `{name}` | {about.replace('|', chr(92) + '|')} |" for name, about in CONVERTERS.items()]
    assert "\n".join(rows) in shown


def test_the_exit_codes_are_those_of_the_command() -> None:
    shown = re.findall(r"^\| (\d+) \|", (ROOT / "docs" / "import.md").read_text(), re.MULTILINE)
    assert [int(code) for code in shown] == list(EXIT_CODES)
