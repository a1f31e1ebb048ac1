"""Which public calls of the facade send which operation, read from its source."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from .errors import ContractError

_PACKAGE = Path("src/aioattio")
_API = "aioattio_openapi.attio.api."
_CLIENT = "attio"
_CLIENT_CLASSES = ("Attio", "Namespaces")

Function = ast.FunctionDef | ast.AsyncFunctionDef
T = TypeVar("T")


@dataclass(frozen=True, order=True)
class FacadeCall:
    """A public method that sends an operation: `attio.notes.create` is method `create` of `Notes` at file:line."""

    accessor: str  # with the method: "attio.notes.create"
    cls: str
    method: str
    file: str  # relative to the root of the project
    line: int


@dataclass(frozen=True)
class _Outline:
    """What there is to know of a source file without keeping its syntax tree."""

    requests: tuple[tuple[str, int], ...]  # the operations that `<operation>.request(` makes requests of, with the line
    methods: tuple[tuple[str, str, int, int], ...]  # class, name, first and last line

    def within(self, node: Function) -> Iterator[str]:
        """The operations that a function makes requests of."""
        return (operation for operation, line in self.requests if node.lineno <= line <= (node.end_lineno or line))


@dataclass(frozen=True)
class _Class:
    node: ast.ClassDef
    file: str
    outline: _Outline

    def methods(self) -> Iterator[Function]:
        return (node for node in self.node.body if isinstance(node, Function) and not node.name.startswith("_"))


def has_facade(root: Path) -> bool:
    """Whether there is a facade to read below a folder."""
    return (root / _PACKAGE / "namespaces.py").exists()


def facade_calls(root: Path) -> dict[str, list[FacadeCall]]:
    """Operation id -> the public calls whose method holds `<operation>.request(`, both in a stable order.

    Raises ContractError for a public class that sends operations and that no namespace of the client leads to.
    """
    classes = {found.node.name: found for file in _files(root) for found in _classes(file, root)}
    accessors = _accessors(classes)
    calls: dict[str, set[FacadeCall]] = {}
    reached: set[str] = set()
    for name, accessor in accessors.items():
        for owner in _lineage(classes, name):
            reached.add(owner)
            for operation, call in _calls(classes[owner], accessor):
                calls.setdefault(operation, set()).add(call)
    for name, found in classes.items():
        is_public = "resources" in Path(found.file).parts and not name.startswith("_")
        if is_public and name not in reached and next(_calls(found, ""), None):
            raise ContractError(f"{found.file}: {name} sends operations, and no namespace of the client gives one")
    return {operation: sorted(calls[operation]) for operation in sorted(calls)}


def internal_uses(root: Path) -> dict[str, list[str]]:
    """Operation id -> `file:line` where the client sends it outside a public call: definitions, imports of files."""
    public = {(call.file, call.cls, call.method) for calls in facade_calls(root).values() for call in calls}
    uses: dict[str, set[str]] = {}
    for path in sorted((root / _PACKAGE).rglob("*.py")):
        if "emulator" in path.relative_to(root / _PACKAGE).parts:
            continue
        outline, file = _parsed(path, _outline), str(path.relative_to(root))
        own = {(first, last) for cls, name, first, last in outline.methods if (file, cls, name) in public}
        for operation, line in outline.requests:
            if not any(first <= line <= last for first, last in own):
                uses.setdefault(operation, set()).add(f"{file}:{line}")
    return {operation: sorted(uses[operation]) for operation in sorted(uses)}


def _files(root: Path) -> list[Path]:
    package = root / _PACKAGE
    return [
        package / "namespaces.py",
        package / "client.py",
        package / "session.py",
        *sorted((package / "resources").rglob("*.py")),
    ]


def _classes(file: Path, root: Path) -> Iterator[_Class]:
    outline = _parsed(file, _outline)
    for node in _parsed(file, _top_classes):
        yield _Class(node, str(file.relative_to(root)), outline)


def _parsed(file: Path, read: Callable[[str], T]) -> T:
    try:
        return read(file.read_text(encoding="utf-8"))
    except SyntaxError as error:
        raise ContractError(f"{file}: line {error.lineno} cannot be read: {error.msg}") from error


@lru_cache(maxsize=1024)
def _outline(source: str) -> _Outline:
    tree = ast.parse(source)
    methods = (
        (cls.name, node.name, node.lineno, node.end_lineno or node.lineno)
        for cls in ast.walk(tree)
        if isinstance(cls, ast.ClassDef)
        for node in cls.body
        if isinstance(node, Function)
    )
    return _Outline(tuple(_requests(tree, _imported(tree))), tuple(methods))


@lru_cache(maxsize=1024)
def _top_classes(source: str) -> tuple[ast.ClassDef, ...]:
    return tuple(node for node in ast.parse(source).body if isinstance(node, ast.ClassDef))


def _imported(tree: ast.Module) -> dict[str, str]:
    """Names that stand for operations, wherever in the module they are imported."""
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_API)
        for alias in node.names
    }


def _accessors(classes: dict[str, _Class]) -> dict[str, str]:
    """Class -> how a caller gets to it: `attio.notes`, `attio.entries(list)`, `attio.people.attributes`.

    Where several ways lead to a class, a property of the client goes before a method with an argument.
    """
    accessors = {name: _CLIENT for name in _CLIENT_CLASSES if name in classes}
    for takes_argument in (False, True):
        for method in classes["Namespaces"].methods():
            arguments = [argument.arg for argument in method.args.args[1:]]
            returned = _name(method.returns)
            if returned in classes and bool(arguments) is takes_argument:
                call = f"({', '.join(arguments)})" if arguments else ""
                accessors.setdefault(returned, f"{_CLIENT}.{method.name}{call}")
    waiting = list(accessors)
    for name in waiting:
        for attribute, held in (pair for owner in _lineage(classes, name) for pair in _held(classes[owner].node)):
            if held in classes and held not in accessors:
                accessors[held] = f"{accessors[name]}.{attribute}"
                waiting.append(held)
    return accessors


@lru_cache(maxsize=1024)
def _held(node: ast.ClassDef) -> tuple[tuple[str, str], ...]:
    """Public attributes and properties of a class with the class of what they hold."""
    return tuple(_holdings(node))


def _holdings(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for method in (item for item in node.body if isinstance(item, Function)):
        is_property = any(_name(decorator) in {"property", "cached_property"} for decorator in method.decorator_list)
        if is_property and not method.name.startswith("_"):
            yield method.name, _name(method.returns)
        for item in ast.walk(method):
            if isinstance(item, ast.Assign | ast.AnnAssign) and isinstance(item.value, ast.Call):
                targets = item.targets if isinstance(item, ast.Assign) else [item.target]
                for target in targets:
                    if isinstance(target, ast.Attribute) and not target.attr.startswith("_"):
                        yield target.attr, _name(item.value.func)


def _lineage(classes: dict[str, _Class], name: str) -> Iterator[str]:
    """The class and its bases, as far as they are the facade's own."""
    yield name
    for base in classes[name].node.bases:
        if (parent := _name(base)) in classes and parent not in _CLIENT_CLASSES:
            yield from _lineage(classes, parent)


def _name(node: ast.expr | None) -> str:
    if isinstance(node, ast.Subscript):
        node = node.value
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _calls(found: _Class, accessor: str) -> Iterator[tuple[str, FacadeCall]]:
    for method in found.methods():
        call = FacadeCall(f"{accessor}.{method.name}", found.node.name, method.name, found.file, method.lineno)
        for operation in found.outline.within(method):
            yield operation, call


def _requests(node: ast.AST, imported: dict[str, str]) -> Iterator[tuple[str, int]]:
    for item in ast.walk(node):
        if (
            isinstance(item, ast.Call)
            and isinstance(item.func, ast.Attribute)
            and item.func.attr == "request"
            and (name := _name(item.func.value)) in imported
        ):
            yield imported[name], item.lineno
