"""A plan as people read it, and as JSON in pieces: a million rows are never in memory at once."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from attrs import asdict

from aioattio.bulk.spool.plain import plain
from aioattio.errors import shortened
from aioattio.values.types import ActorReference, Location, Name, RecordReference

if TYPE_CHECKING:
    from aioattio.bulk.plan import Change, Plan, PlannedRow
    from aioattio.bulk.report import PlanCounts
    from aioattio.bulk.spool.items import What

__all__ = ["plan_counts", "plan_json", "plan_table"]

_TOLD: tuple[What, ...] = ("create", "update", "superseded", "conflict", "rejected")
"""Rows that a table names; the others stay as they are."""
_NAMED: Mapping[str, str] = {
    "create": "to create",
    "update": "to update",
    "unchanged": "unchanged",
    "superseded": "superseded",
    "conflict": "conflicts",
    "rejected": "rejected",
    "delete": "to delete",
}
_HEADER = ("line", "action", "record", "change")
_CHANGES = 8
"""Attributes named per row."""
_ITEMS = 5
"""Items of a list that are shown."""
_LONG = 60
"""Characters of a value."""


def plan_table(plan: Plan, limit: int) -> str:
    """How it was made, counts, and the first `limit` rows that are not unchanged, with what each would change."""
    lines = [*plan_counts(plan.counts), *([f"  {_safe(plan.how)}"] if plan.how else [])]
    counts = asdict(plan.counts)
    total = sum(counts[action] for action in _TOLD)
    # Each kind is asked for by itself: a walk through a million unchanged rows would take a minute.
    told = heapq.merge(*(plan.rows(action) for action in _TOLD if counts[action]), key=lambda row: row.line)
    rows = [cells for row in islice(told, limit) for cells in _cells(row)]
    if rows:
        lines += _aligned([_HEADER, *rows])
    if total > limit:
        lines.append(f"  ... and {total - limit:,} more {'row' if total - limit == 1 else 'rows'}")
    if plan.counts.delete:
        lines.append("to delete, as no row names them:")
        lines += [f"  {one.id}  {_safe(one.label)}" for one in islice(plan.deletions(), limit)]
        if plan.counts.delete > limit:
            lines.append(f"  ... and {plan.counts.delete - limit:,} more")
    return "\n".join(line.rstrip() for line in lines)


def plan_counts(counts: PlanCounts) -> list[str]:
    """One line per kind of row, with the numbers below each other."""
    numbers = asdict(counts)
    table = {"rows": sum(numbers.values()) - counts.delete} | {_NAMED[kind]: n for kind, n in numbers.items()}
    if not counts.delete:
        del table[_NAMED["delete"]]
    width = max(len(f"{number:,}") for number in table.values())
    return [f"  {name:<16} {number:>{width},}" for name, number in table.items()]


def plan_json(plan: Plan) -> Iterator[str]:
    """The text of `Plan.to_json` in pieces."""
    head = {
        "object": plan.object,
        "match": plan.match,
        "how": plan.how,
        "counts": asdict(plan.counts),
        "ignored_columns": list(plan.ignored_columns),
        "notes": list(plan.notes),
    }
    yield json.dumps(head)[:-1]
    changed = (row.to_dict() for row in plan.rows() if row.action != "unchanged")
    yield from _listed("rows", changed)
    yield from _listed("deletions", ({"id": one.id, "label": one.label} for one in plan.deletions()))
    yield "}"


def _listed(name: str, items: Iterator[dict[str, Any]]) -> Iterator[str]:
    yield f", {json.dumps(name)}: ["
    for number, item in enumerate(items):
        yield f"{', ' if number else ''}{json.dumps(item, default=str)}"
    yield "]"


def _cells(row: PlannedRow) -> Iterator[tuple[str, str, str, str]]:
    """A line for each change; the first one says whose they are."""
    changes = list(_changes(row))
    shown = changes[:_CHANGES]
    if len(changes) > _CHANGES:
        shown.append(f"... and {len(changes) - _CHANGES:,} more")
    first, *others = shown or [""]
    yield str(row.line), row.action, row.record_id or "", first
    for other in others:
        yield "", "", "", other


def _changes(row: PlannedRow) -> Iterator[str]:
    if row.reason:
        yield _safe(row.reason)
    elif row.changes:
        yield from map(_change, row.changes)
    else:
        # What is created has nothing to be compared with: its cells, as they were read.
        yield from (f"{_safe(name)}: {_shown(cell)}" for name, cell in row.row.cells.items() if cell not in (None, ""))


def _change(change: Change) -> str:
    if change.old is None or change.old == []:
        return f"{change.attribute}: {_shown(change.new)}"
    return f"{change.attribute}: {_shown(change.old)} -> {_shown(change.new)}"


def _shown(value: Any) -> str:
    """Text in quotes, anything else as it is said."""
    if value is None or value == []:
        return "nothing"
    if isinstance(value, list | tuple):
        items = list[Any](value)
        more = f", and {len(items) - _ITEMS:,} more" if len(items) > _ITEMS else ""
        return f"[{', '.join(_shown(item) for item in items[:_ITEMS])}{more}]"
    if isinstance(value, Name):
        return shortened(str(value), _LONG)
    if isinstance(value, Location):
        parts = [part for part in value.to_dict().values() if part is not None]
        return shortened(", ".join(parts), _LONG)
    if isinstance(value, RecordReference | ActorReference):
        return _safe(value.id or str(value.type if isinstance(value, ActorReference) else value.object))
    if isinstance(value, str):
        return shortened(value, _LONG)
    said = plain(value)
    return _safe(str(said) if isinstance(said, str | Decimal) else json.dumps(said, default=str))


def _safe(text: str) -> str:
    """On one line, and unable to steer a terminal."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


def _aligned(rows: list[tuple[str, str, str, str]]) -> list[str]:
    """Columns below each other; one that is empty throughout is left out, the last one is as long as it is."""
    kept = [place for place in range(4) if any(row[place] for row in rows[1:])]
    widths = {place: max(len(row[place]) for row in rows) for place in kept[:-1]}
    return [
        "  " + "  ".join([row[place].ljust(width) for place, width in widths.items()] + [row[kept[-1]]]) for row in rows
    ]
