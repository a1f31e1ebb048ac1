"""What type checkers say of models used wrongly: line by line what is marked, and nothing else."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

MISTAKES = Path(__file__).with_name("mistakes.py")
BIN = Path(sys.executable).parent


def marked() -> set[int]:
    lines = MISTAKES.read_text().splitlines()
    return {number for number, line in enumerate(lines, 1) if re.search(r"# error\b", line)}


def shown(*command: str | Path) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


def test_mypy_finds_every_mistake_and_no_other() -> None:
    found = re.findall(r"^tests/typed/(\w+)\.py:(\d+): error: ", shown(BIN / "mypy", MISTAKES), re.MULTILINE)
    assert {file for file, _ in found} == {"mistakes"}
    assert {int(line) for _, line in found} == marked()


def test_pyright_finds_every_mistake_and_no_other() -> None:
    report = json.loads(shown(BIN / "pyright", "--outputjson", MISTAKES))
    found = [one for one in report["generalDiagnostics"] if one["severity"] == "error"]
    assert {Path(one["file"]).name for one in found} == {"mistakes.py"}
    assert {one["range"]["start"]["line"] + 1 for one in found} == marked()


def test_there_are_mistakes_of_every_kind() -> None:
    assert len(marked()) > 70
