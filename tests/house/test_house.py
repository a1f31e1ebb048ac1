"""Rules of the house that no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import aioattio
from tests.conftest import ROOT

SOURCE = ROOT / "src" / "aioattio"


def test_no_path_of_the_api_outside_the_emulator() -> None:
    """The facade sends everything through the generated package; it knows operations, not paths."""
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in SOURCE.rglob("*.py")
        if "emulator" not in path.parts
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if "/v2/" in line and not _in_docstring(path, number)
    ]
    assert found == []


def _in_docstring(path: Path, line: int) -> bool:
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        first = node.body[0] if node.body else None
        if (
            isinstance(first, ast.Expr)
            and isinstance(first.value, ast.Constant)
            and isinstance(first.value.value, str)
            and first.lineno <= line <= (first.end_lineno or first.lineno)
        ):
            return True
    return False


def test_every_public_name_loads_and_is_listed_once() -> None:
    assert len(aioattio.__all__) == len(set(aioattio.__all__))
    for name in aioattio.__all__:
        assert getattr(aioattio, name).__module__.startswith("aioattio"), name
    with pytest.raises(AttributeError, match="no attribute 'Atio'"):
        aioattio.Atio  # noqa: B018


def test_importing_loads_nothing_heavy() -> None:
    heavy = [
        *("httpx", "aiohttp", "click", "pytest", "sqlite3", "csv"),
        *("phonenumbers", "email_validator", "publicsuffixlist", "idna", "dns"),
        *("aioattio.bulk", "aioattio.emulator", "aioattio_openapi.attio.models.record"),
    ]
    code = f"import aioattio, sys; aioattio.Attio('tok'); print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_versions_agree() -> None:
    assert re.search(rf"^## {re.escape(aioattio.__version__)}\b", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text()
    for target in ("demo", "test", "check", "soak", "bench", "regenerate", "clean"):
        assert re.search(rf"^{target}:.*## ", makefile, re.MULTILINE), target


def test_locked_requirements_name_no_index_and_have_hashes() -> None:
    lines = (ROOT / "requirements" / "dev.txt").read_text()
    assert "://" not in lines
    pinned = re.findall(r"^[\w.-]+==", lines, re.MULTILINE)
    assert len(pinned) > 30
    assert lines.count("--hash=sha256:") >= len(pinned)


def test_missing_extras_say_which_to_install(tmp_path: Path) -> None:
    for extra, module, code in [
        ("emulator", "aiohttp", "from aioattio.emulator import Emulator; Emulator()"),
        (
            "aiohttp",
            "httpx_aiohttp",
            "import asyncio, aioattio as a; asyncio.run(a.Attio('t', http='aiohttp').identify())",
        ),
        ("cli", "click", "from aioattio.cli import main; main()"),
    ]:
        block = f"import sys; sys.modules[{module!r}] = None\n{code}"
        done = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True, check=False)
        assert done.returncode != 0
        assert f"pip install 'aioattio[{extra}]'" in done.stderr.strip().splitlines()[-1]
