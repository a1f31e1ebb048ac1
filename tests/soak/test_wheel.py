"""What users install: the built wheel, alone in an empty environment, runs the README's first example."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.soak


def run(*command: object, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, "PYTHONWARNINGS": "error", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_runs_the_readme(tmp_path: Path) -> None:
    build = ("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", tmp_path, ROOT)
    run(sys.executable, *build, cwd=tmp_path, PYTHONWARNINGS="default")
    (wheel,) = tmp_path.glob("aioattio-*.whl")
    run(sys.executable, "-m", "venv", tmp_path / "empty", cwd=tmp_path, PYTHONWARNINGS="default")
    python = tmp_path / "empty" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", f"{wheel}[emulator]", cwd=tmp_path, PYTHONWARNINGS="default")
    example = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert example
    (tmp_path / "example.py").write_text(example[1])
    shown = run(python, "example.py", cwd=tmp_path)
    assert "Lovelace" in shown
    assert "emulator" in run(tmp_path / "empty" / "bin" / "aioattio", "--help", cwd=tmp_path)
