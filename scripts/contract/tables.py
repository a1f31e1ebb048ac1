"""Renders the tables of events and of standard objects, below the classes that their templates hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from .events import Event
from .standard import Attribute, Instance, StandardObjects


def render_tables(templates: Path, events: Iterable[Event], standard: StandardObjects) -> dict[str, str]:
    """The source of each table by file name. Values are written with repr(): no text of a document becomes code."""
    sections = {"events.py": _events(events), "standard_objects.py": _standard(standard)}
    return {name: (templates / f"{name}.jinja").read_text(encoding="utf-8") + text for name, text in sections.items()}


def _events(rows: Iterable[Event]) -> str:
    lines = "".join(f"    {row.type!r}: {_call('Event', row)},\n" for row in rows)
    return f"\nEVENTS: dict[str, Event] = {{\n{lines}}}\n"


def _standard(standard: StandardObjects) -> str:
    objects = "".join(f"    {name!r}: {{\n{_rows(rows)}    }},\n" for name, rows in standard.attributes.items())
    operations = "".join(f"    {_call('StandardOperation', row)},\n" for row in standard.operations)
    return (
        f"\nSTANDARD_OBJECTS: dict[str, dict[str, StandardAttribute]] = {{\n{objects}}}\n"
        f"\nSTANDARD_OPERATIONS: tuple[StandardOperation, ...] = (\n{operations})\n"
    )


def _rows(rows: Iterable[Attribute]) -> str:
    return "".join(f"        {row.slug!r}: {_call('StandardAttribute', row)},\n" for row in rows)


def _call(name: str, row: Event | Attribute | Instance) -> str:
    """The call that makes a row; what the class in the template defaults to is left out."""
    given: list[tuple[str, Any]] = [(item.name, getattr(row, item.name)) for item in fields(row)]
    needed = {"type", "model", "slug"}
    return f"{name}({', '.join(f'{key}={value!r}' for key, value in given if value or key in needed)})"
