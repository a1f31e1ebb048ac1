"""What a spool says of its rows: the plan, the options that it needs, lines as text, rows to mend."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

from attrs import define

from aioattio.bulk.outcome import Outcome, Row, State
from aioattio.bulk.report import PlanCounts
from aioattio.bulk.spool.applying import created_values
from aioattio.bulk.spool.endings import Endings
from aioattio.bulk.spool.items import Difference, PlanRow, What
from aioattio.bulk.spool.missing import Missing
from aioattio.bulk.spool.packing import load_differences, load_ending, load_row
from aioattio.bulk.spool.references import References
from aioattio.bulk.spool.store import Store

__all__ = ["Telling"]

_RANGES = 20
"""Ranges of lines that a text names at most."""

_OF_STATE = "SELECT line, ordinal FROM rows WHERE state = ? ORDER BY line"
_NEW_CHOICES = """
SELECT c.slug, c.title FROM choices c JOIN rows r ON r.line = c.line LEFT JOIN rows s ON s.line = r.superseded_by
WHERE CASE r.state WHEN 'superseded' THEN s.state ELSE r.state END IS NULL
GROUP BY c.slug, c.title ORDER BY MIN(c.number)
"""
_NEXT_TO_MEND = """
SELECT r.line, r.state, r.superseded_by, c.content, e.content FROM rows r
LEFT JOIN rows s ON s.line = r.superseded_by
CROSS JOIN cells c ON c.line = r.line CROSS JOIN endings e ON e.line = r.line
WHERE r.line > ? AND CASE r.state WHEN 'superseded' THEN s.state ELSE r.state END IN ('rejected', 'conflict', 'failed')
ORDER BY r.line
"""
_WHAT = "CASE WHEN r.action = 'overwrite' THEN 'update' ELSE COALESCE(r.action, r.state) END"
_NAMES: tuple[What, ...] = ("create", "update", "unchanged", "superseded", "conflict", "rejected")
_PLANNED = f"SELECT {', '.join(f'COUNT(CASE {_WHAT} WHEN {name!r} THEN 1 END)' for name in _NAMES)} FROM rows r"  # noqa: S608
_NEXT_PLANNED = f"""
SELECT r.line, {_WHAT} AS what, r.state, r.record_id, r.superseded_by, c.content,
CASE r.action WHEN 'create' THEN s.content END, d.content, CASE WHEN r.action IS NULL THEN e.content END
FROM rows r CROSS JOIN cells c ON c.line = r.line LEFT JOIN sending s ON s.line = r.line
LEFT JOIN changes d ON d.line = r.line LEFT JOIN endings e ON e.line = r.line
WHERE r.line > ? AND what IN (SELECT value FROM json_each(?)) ORDER BY r.line
"""  # noqa: S608 - constants


@define(eq=False)
class Telling:
    """Reads only."""

    store: Store
    endings: Endings
    references: References
    missing: Missing

    def planned(self) -> PlanCounts:
        ((create, update, unchanged, superseded, conflict, rejected),) = self.store.page(_PLANNED)
        return PlanCounts(
            create=create,
            update=update,
            unchanged=unchanged,
            superseded=superseded,
            conflict=conflict,
            rejected=rejected,
            delete=self.missing.count(),
        )

    def plan_rows(self, action: What | None, after_line: int, count: int) -> list[PlanRow]:
        names = ",".join(f'"{name}"' for name in ((action,) if action else _NAMES))
        return [self._plan_row(*one) for one in self.store.page(_NEXT_PLANNED, after_line, f"[{names}]", count=count)]

    def _plan_row(
        self,
        line: int,
        action: What,
        state: State,
        record_id: str | None,
        superseded_by: int | None,
        cells: bytes,
        row: bytes | None,
        change: bytes | None,
        ending: bytes | None,
    ) -> PlanRow:
        if action in ("create", "update"):
            differences = load_differences(change) if row is None else self._of_create(row)
            target = None if action == "create" else record_id
            return PlanRow(line, action, load_row(line, cells), target, differences)
        problems, differs = load_ending(ending) if ending is not None else ((), ())
        outcome = Outcome(
            line=line,
            state=state,
            record_id=record_id,
            problems=problems,
            superseded_by=superseded_by,
            differs=differs,
        )
        return PlanRow(line, action, load_row(line, cells), record_id, (), outcome)

    def _of_create(self, row: bytes) -> tuple[Difference, ...]:
        values = created_values(self.references, row).items()
        return tuple(Difference(slug, b"[]", bytes(value), bytes(value)) for slug, value in values)

    def new_choices(self) -> list[tuple[str, list[str]]]:
        titles: dict[str, list[str]] = {}
        for slug, title in self.store.each(_NEW_CHOICES):
            titles.setdefault(slug, []).append(title)
        return list(titles.items())

    def row(self, line: int) -> Row:
        found: list[tuple[Any, ...]] = self.store.page("SELECT content FROM cells WHERE line = ?", line, count=1)
        if not found:
            raise ValueError(f"line {line} is the line of no row")
        return load_row(line, found[0][0])

    def lines(self, state: State) -> str:
        ranges: list[list[int]] = []
        shown, before = 0, -1
        with closing(self.store.each(_OF_STATE, state)) as found:
            for line, ordinal in found:
                if ranges and ordinal == before + 1:
                    ranges[-1][1] = line
                elif len(ranges) == _RANGES:
                    break
                else:
                    ranges.append([line, line])
                shown, before = shown + 1, ordinal
        text = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)
        more = self.endings.of(state) - shown
        return f"{text}, ... and {more:,} more {'rows' if more > 1 else 'row'}" if more else text

    def to_mend(self) -> Iterator[tuple[Row, Outcome]]:
        after = 0
        while page := self.store.page(_NEXT_TO_MEND, after):
            after = page[-1][0]
            for line, state, superseded_by, cells, ending in page:
                problems, differs = load_ending(ending)
                yield (
                    load_row(line, cells),
                    Outcome(line=line, state=state, problems=problems, superseded_by=superseded_by, differs=differs),
                )
