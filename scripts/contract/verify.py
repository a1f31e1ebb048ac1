"""Checks a generated package by importing it, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from .errors import ContractError
from .overlay import MAX_NAME

# Runs in the child: every module is imported, then everything that any of them imports anywhere, lazily included; and
# every operation builds a request, every event is read as its model, every operation of a standard object is one
# that there is.
_CHECK = r"""
import ast, importlib, sys
from importlib.util import resolve_name
from inspect import signature
from pathlib import Path

root, package = Path(sys.argv[1]), sys.argv[2]
sys.path.insert(0, str(root))
modules = {}
for file in sorted((root / package.replace(".", "/")).rglob("*.py")):
    parts = file.relative_to(root).with_suffix("").parts
    is_package = parts[-1] == "__init__"
    name = ".".join(parts[:-1] if is_package else parts)
    modules[name] = (file, importlib.import_module(name), is_package)
for name, (file, module, is_package) in modules.items():
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            home = name if is_package else name.rpartition(".")[0]
            source = importlib.import_module(resolve_name("." * node.level + (node.module or ""), home))
            for alias in node.names:
                getattr(source, alias.name)
    for public in getattr(module, "__all__", ()):
        getattr(module, public)
for id_, row in modules[package + ".operations"][1].OPERATIONS.items():
    build = modules[f"{package}.api.{row.tag}.{id_}"][1].request
    needed = [item for item in signature(build).parameters.values() if item.default is item.empty]
    values = [{} if item.name == "body" else "x" for item in needed]
    placed = [value for item, value in zip(needed, values) if item.kind is not item.KEYWORD_ONLY]
    named = {item.name: value for item, value in zip(needed, values) if item.kind is item.KEYWORD_ONLY}
    made = build(*placed, **named)
    if made.operation is not row or "{" in made.path or not callable(made.parse):
        raise ValueError(f"{id_} builds {made!r}")
tables = modules[package + ".events"][1]
for kind, row in tables.EVENTS.items():
    given = {"event_type": kind}
    read = tables.read_event(given)
    if row.type != kind or type(read).__name__ != (row.model or "UnknownEvent") or read.to_dict() != given:
        raise ValueError(f"an event {kind} is read as {read!r}")
standard = modules[package + ".standard_objects"][1].STANDARD_OPERATIONS
for row in standard:
    if row.operation not in modules[package + ".operations"][1].OPERATIONS:
        raise ValueError(f"{row.method} {row.path} is an instance of {row.operation}, which is none")
foreign = {"httpx", "aioattio"} & sys.modules.keys()
if foreign:
    sys.exit(f"imports {', '.join(sorted(foreign))}")
print(len(modules[package + ".operations"][1].OPERATIONS), len(tables.EVENTS), len(standard))
"""


_COUNTED = ("operations", "events", "operations of standard objects")


def verify(root: Path, package: str, counts: tuple[int, int, int]) -> None:
    """Raises ContractError when `package` (below `root`) does not import cleanly or is not complete.

    `counts` are what the documents have: operations, events, operations of standard objects.
    """
    command = [sys.executable, "-B", "-W", "error", "-c", _CHECK, str(root), package]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        detail = done.stderr.strip().splitlines()
        raise ContractError(f"the generated package does not import: {detail[-1] if detail else done.returncode}")
    for what, made, wanted in zip(_COUNTED, map(int, done.stdout.split()), counts, strict=True):
        if made != wanted:
            raise ContractError(f"{made} {what} generated, the documents have {wanted}")
    for file in (root / package.replace(".", "/")).rglob("*.py"):
        if len(file.stem) > MAX_NAME:
            raise ContractError(f"file name longer than {MAX_NAME} characters: {file.name}")
