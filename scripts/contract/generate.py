"""Runs openapi-python-client on a prepared document and puts the package into its final form."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from openapi_python_client import generate as run_generator
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser.errors import GeneratorError
from ruff import find_ruff_bin

from .document import Contract
from .errors import ContractError
from .operations import render_operations

HEADER = (
    "# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.\n\n"
)
_STOCK_FILES = ("client.py", "errors.py")  # the generator's own HTTP client; the facade has its own
_RUFF = ("check --fix-only --select I,F401,TC005 --line-length 110", "format --line-length 110")


def generate(contract: Contract, settings: Path, templates: Path, package: Path, tables: Mapping[str, str]) -> None:
    """Writes the package folder `package`, which must not exist; `tables` are further files of it.

    Raises ContractError for any warning of the generator, a lost operation or a failing formatter.
    """
    source = package.parent / "document.json"
    source.write_text(json.dumps(contract.document), encoding="utf-8")
    config = Config.from_sources(
        ConfigFile.load_from_path(settings),
        meta_type=MetaType.NONE,
        document_source=source,
        file_encoding="utf-8",
        overwrite=False,
        output_path=package,
    )
    with contextlib.redirect_stdout(io.StringIO()):
        problems = run_generator(config=config, custom_template_path=templates)
    source.unlink()
    if problems:
        raise ContractError("the generator complains:\n" + "\n".join(_readable(problem) for problem in problems))
    for name in _STOCK_FILES:
        (package / name).unlink()
    shutil.copyfile(templates / "request.py.jinja", package / "request.py")
    (package / "operations.py").write_text(render_operations(contract.operations), encoding="utf-8")
    for name, text in tables.items():
        (package / name).write_text(text, encoding="utf-8")
    (package / "py.typed").touch()
    _check_complete(contract, package)
    _format(package)
    for file in package.rglob("*.py"):
        file.write_text(HEADER + file.read_text(encoding="utf-8"), encoding="utf-8")


def _check_complete(contract: Contract, package: Path) -> None:
    made = {file.stem for file in package.glob("api/*/*.py") if file.stem != "__init__"}
    wanted = {row.id for row, _ in contract.operations}
    if made != wanted:
        raise ContractError(f"operations lost or misnamed by the generator: {', '.join(sorted(made ^ wanted))}")
    models = len(list(package.glob("models/*.py"))) - 1
    if models != len(contract.document["components"]["schemas"]):
        raise ContractError(f"{models} modules for {len(contract.document['components']['schemas'])} named shapes")


def _format(package: Path) -> None:
    # Isolated: how the package is formatted depends neither on where it is built nor on the project's settings.
    for arguments in _RUFF:
        command = [find_ruff_bin(), *arguments.split(), "--isolated", "--no-cache", str(package)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            said = "\n".join(filter(None, (done.stderr.strip(), done.stdout.strip()))) or f"exit code {done.returncode}"
            raise ContractError(f"ruff {arguments.partition(' ')[0]} failed: {said}")


def _readable(problem: GeneratorError) -> str:
    return f"  {problem.level.name.lower()}: {problem.header}: {problem.detail}"
