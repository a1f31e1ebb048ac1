"""Writes what the contract says about a call as the last paragraph of its docstring."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .documenting import covered, scopes_text
from .errors import ContractError
from .overlay import Operation

_WIDTH = 120
_BEGINS = "Scopes: "
_STABILITIES = ("stable", "beta", "alpha")

Function = ast.FunctionDef | ast.AsyncFunctionDef
Method = tuple[str, str, str]  # file, class, name


@dataclass(frozen=True)
class Edit:
    """A docstring that does not say what the contract says."""

    file: Path
    name: str  # Notes.create
    first: int  # the lines of the docstring, from 1
    last: int
    text: str  # what is to stand there


def edits(root: Path) -> list[Edit]:
    """The docstrings that are not as the contract has them, in a stable order.

    Raises ContractError for a public call without a docstring.
    """
    sent = _sent(root)
    found = [
        edit
        for (file, cls, method), operations in sorted(sent.items())
        if (edit := _edit(root / file, cls, method, paragraph(operations))) is not None
    ]
    return found + _unfounded(root, sent)


def _sent(root: Path) -> dict[Method, list[Operation]]:
    """The operations of every public method: its own, and those of the methods of its class that it calls."""
    direct: dict[Method, list[Operation]] = {}
    for one in covered(root):
        for call in one.calls:
            direct.setdefault((call.file, call.cls, call.method), []).append(one.row)
    sent = {method: list(operations) for method, operations in direct.items()}
    for file in sorted({file for file, _, _ in direct}):
        for (cls, name), function in _methods((root / file).read_text(encoding="utf-8")).items():
            called = [operation for other in _called(function) for operation in direct.get((file, cls, other), ())]
            if called and not name.startswith("_"):
                sent.setdefault((file, cls, name), []).extend(called)
    return sent


def _called(function: Function) -> list[str]:
    """The methods of its own object that a method calls."""
    return [
        node.func.attr
        for node in ast.walk(function)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "self"
    ]


def write(found: Iterable[Edit]) -> None:
    """Puts the docstrings right, in place."""
    by_file: dict[Path, list[Edit]] = {}
    for edit in found:
        by_file.setdefault(edit.file, []).append(edit)
    for file, its in by_file.items():
        lines = file.read_text(encoding="utf-8").splitlines()
        for edit in sorted(its, key=lambda edit: edit.first, reverse=True):
            lines[edit.first - 1 : edit.last] = edit.text.splitlines()
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def paragraph(operations: Iterable[Operation]) -> str:
    """What a caller must know of what a call may send: `Scopes: note:read. Beta. At most 10 a second.`"""
    rows = list(operations)
    plain = _needed(scope for row in rows for scope in row.scopes)
    topics = list(dict.fromkeys(topic for row in rows for topic in row.conditional_scopes))
    conditional = {
        topic: _needed(scope for row in rows for scope in row.conditional_scopes.get(topic, ())) for topic in topics
    }
    said = f"{_BEGINS}{scopes_text(plain, conditional)}."
    if level := next((row.token_level for row in rows if row.token_level), None):
        said += f" {level.capitalize()} tokens only."
    stability = max((row.stability for row in rows), key=_STABILITIES.index)
    if stability != "stable":
        said += f" {stability.capitalize()}."
    if any(row.deprecated for row in rows):
        said += " Deprecated."
    if rates := [row.rate_per_second for row in rows if row.rate_per_second]:
        said += f" At most {min(rates)} a second."
    return said


def _needed(scopes: Iterable[str]) -> tuple[str, ...]:
    """Each scope once, and without `x:read` where `x:read-write` is needed anyway."""
    unique = list(dict.fromkeys(scopes))
    return tuple(scope for scope in unique if f"{scope}-write" not in unique)


def _edit(file: Path, cls: str, method: str, said: str) -> Edit | None:
    source = file.read_text(encoding="utf-8")
    node = _docstring(_methods(source)[cls, method])
    if node is None:
        raise ContractError(f"{file.name}: {cls}.{method} sends operations and has no docstring")
    return _change(file, f"{cls}.{method}", source, node, said)


def _change(file: Path, name: str, source: str, node: ast.Constant, said: str | None) -> Edit | None:
    last = node.end_lineno or node.lineno
    present = "\n".join(source.splitlines()[node.lineno - 1 : last])
    wanted = _rendered(present, said, " " * node.col_offset)
    return None if wanted == present else Edit(file, name, node.lineno, last, wanted)


def _rendered(present: str, said: str | None, indent: str) -> str:
    """The docstring as it stands in the source, with `said` as its last paragraph, or with none of the kind."""
    opening = present.strip()[: present.strip().index('"""') + 3]
    inside = present.strip().removeprefix(opening).removesuffix('"""').rstrip()
    paragraphs = inside.split("\n\n")
    if paragraphs[-1].strip().startswith(_BEGINS):
        paragraphs.pop()
    if said is None:
        text = "\n\n".join(paragraphs).rstrip()
        return f'{indent}{opening}{text}"""' if "\n" not in text else f'{indent}{opening}{text}\n{indent}"""'
    wrapped = textwrap.fill(
        said,
        width=_WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    text = "\n\n".join([*paragraphs, wrapped])
    return f'{indent}{opening}{text}\n{indent}"""'


def _unfounded(root: Path, sent: dict[Method, list[Operation]]) -> list[Edit]:
    """The paragraph where no operation is sent any more."""
    found: list[Edit] = []
    for file in sorted({root / file for file, _, _ in sent}):
        source = file.read_text(encoding="utf-8")
        for (cls, method), function in _methods(source).items():
            if (str(file.relative_to(root)), cls, method) in sent or (node := _docstring(function)) is None:
                continue
            if edit := _change(file, f"{cls}.{method}", source, node, None):
                found.append(edit)
    return found


@cache
def _methods(source: str) -> dict[tuple[str, str], Function]:
    return {
        (cls.name, node.name): node
        for cls in ast.parse(source).body
        if isinstance(cls, ast.ClassDef)
        for node in cls.body
        if isinstance(node, Function)
    }


def _docstring(function: Function) -> ast.Constant | None:
    first = function.body[0]
    held = first.value if isinstance(first, ast.Expr) else None
    return held if isinstance(held, ast.Constant) and isinstance(held.value, str) else None
