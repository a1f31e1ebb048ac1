"""What a run tells whoever started it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .condense import operations

JsonObject = dict[str, Any]


@dataclass
class Report:
    """Facts of one run, in the order in which they are worth reading."""

    operations: int = 0
    shapes: int = 0
    files: int = 0
    lines: int = 0
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    components: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    needless: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The report, one fact per line."""
        sections = (
            ("operations added", self.added),
            ("operations removed", self.removed),
            ("operations changed", self.changed),
            ("components", self.components),
            ("cannot be generated", self.lost),
            ("rows of operations.toml for nothing", self.stale),
            ("corrections not needed any more", self.needless),
            ("without a name", self.nameless),
            ("names of shapes.toml that nothing goes by", self.unused),
        )
        lines = [f"{self.operations} operations, {self.shapes} shapes, {self.files} files, {self.lines} lines"]
        for title, entries in sections:
            if entries:
                lines += [f"{title}: {len(entries)}", *(f"  {entry}" for entry in entries)]
        return "\n".join(lines)


def compare(before: JsonObject, now: JsonObject) -> tuple[list[str], list[str], list[str], list[str]]:
    """Between two condensed documents: operations added, removed and changed; a line per change of a component."""
    old = {f"{method} {path}": operation for method, path, operation in operations(before)}
    new = {f"{method} {path}": operation for method, path, operation in operations(now)}
    changed = sorted(key for key in new.keys() & old.keys() if new[key] != old[key])
    return sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys()), changed, list(_components(before, now))


def _components(before: JsonObject, now: JsonObject) -> Iterator[str]:
    old, new = before["components"]["schemas"], now["components"]["schemas"]
    for name in sorted(old.keys() | new.keys()):
        if name not in old:
            yield f"added: component {name}"
        elif name not in new:
            yield f"removed: component {name}"
        elif changes := list(_fields(old[name], new[name], "")):
            yield from (f"changed: component {name}: {change}" for change in changes)
        elif old[name] != new[name]:
            yield f"changed: component {name}"


def _fields(old: Any, new: Any, path: str) -> Iterator[str]:
    """`+ field`, `- field` or `~ field` for what differs, as far down as properties and array items tell."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        if old != new:
            yield f"~ {path}"
        return
    had, has = old.get("properties", {}), new.get("properties", {})
    inner = list(_properties(had, has, path))
    if "items" in old and "items" in new:
        inner += _fields(old["items"], new["items"], f"{path}[]")
    yield from inner
    apart = {"properties", "items"} if inner else set()
    fields = had.keys() & has.keys()
    if path and _rest(old, apart, fields) != _rest(new, apart, fields):
        yield f"~ {path}"


def _properties(had: JsonObject, has: JsonObject, path: str) -> Iterator[str]:
    prefix = f"{path}." if path else ""
    for key in sorted(had.keys() | has.keys()):
        if key not in had:
            yield f"+ {prefix}{key}"
        elif key not in has:
            yield f"- {prefix}{key}"
        else:
            yield from _fields(had[key], has[key], f"{prefix}{key}")


def _rest(schema: JsonObject, apart: set[str], fields: Any) -> JsonObject:
    """What of a schema its fields do not tell; that a new field is required is told by the field."""
    rest = {key: value for key, value in schema.items() if key not in apart}
    return rest | {"required": [key for key in schema.get("required", []) if key in fields]}
