"""Companies as rows of a file and as records: what the soak tests of a sync write and compare."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from aioattio import Attio
from tests.support.remote import Remote, Seen


def row(number: int, name: str | None = None) -> dict[str, str]:
    return {
        "domains": f"c{number}.example",
        "name": f"Company {number}" if name is None else name,
        "description": f"A maker of things, {number}",
    }


def write(path: Path, rows: Iterable[Mapping[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["domains", "name", "description"])
        writer.writeheader()
        writer.writerows(rows)
    return path


def furnish(emulator: Remote, rows: Iterable[Mapping[str, str]]) -> None:
    """Let these companies be there already."""
    emulator.call("create_records", object="companies", many=[{**one, "domains": [one["domains"]]} for one in rows])


async def held(attio: Attio) -> list[dict[str, str]]:
    """All companies that Attio has, as rows, in order of their domains."""
    rows = [
        {"domains": ",".join(map(str, one["domains"])), "name": one["name"], "description": one["description"]}
        async for one in attio.companies.query()
    ]
    return in_order(rows)


def in_order(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return sorted(map(dict, rows), key=lambda one: one["domains"])


def writes(seen: Iterable[Seen]) -> list[Seen]:
    """Those of records; neither reads nor definitions."""
    return [one for one in seen if one.is_write and one.template.startswith("/v2/objects/{object}/records")]


def rate(requests: list[Seen]) -> float:
    """Requests let through per second, as Attio counts."""
    let_in = [one.counted for one in requests if one.status != 429]
    return len(let_in) / (let_in[-1] - let_in[0] + 1)
