"""Renders the table of operations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from .overlay import Operation

_HEAD = '''"""The operations of the API by id: what a client must know to send them rightly."""

from __future__ import annotations

from .request import Operation

OPERATIONS: dict[str, Operation] = {
'''


def render_operations(rows: Iterable[tuple[Operation, str]]) -> str:
    """The source of operations.py. Values are written with repr(): no text of the document becomes code."""
    return _HEAD + "".join(_row(row, tag) for row, tag in rows) + "}\n"


def _row(row: Operation, tag: str) -> str:
    defaults = {item.name: item.default for item in fields(Operation)}
    values: dict[str, object] = {"id": row.id, "method": row.method, "path": row.path, "tag": tag}
    for item in fields(Operation):
        value = getattr(row, item.name)
        if item.name not in values and value and value != defaults[item.name]:
            values[item.name] = value
    values.setdefault("idempotent", False)
    arguments = "".join(f"        {name}={value!r},\n" for name, value in values.items())
    return f"    {row.id!r}: Operation(\n{arguments}    ),\n"
