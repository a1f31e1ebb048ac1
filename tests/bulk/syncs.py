"""What the tests of `Records.load` share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aioattio import Attio, Report
from aioattio.emulator import Emulator


def write_csv(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def writes(emulator: Emulator) -> int:
    return sum(is_write(request) for request in emulator.requests)


def is_write(request: Any) -> bool:
    """Of a record; for `only` of the emulator's faults, too."""
    return request.rate_class == "write" and "/records" in request.template


def changes(emulator: Emulator) -> list[str]:
    """What was asked of the workspace but reading."""
    return [r.method for r in emulator.requests if r.rate_class == "write"]


async def companies(attio: Attio) -> dict[str, Any]:
    return {record["domains"][0]: record async for record in attio.companies.query()}


def states(report: Report) -> dict[str, int]:
    counts = report.counts
    names = ("created", "updated", "unchanged", "superseded", "conflicts", "rejected", "failed", "not_tried")
    found = {name: getattr(counts, name) for name in names}
    assert sum(found.values()) == counts.rows, "every row ends in exactly one state"
    return {name: count for name, count in found.items() if count}
