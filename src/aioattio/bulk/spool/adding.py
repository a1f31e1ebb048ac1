"""Rows into the spool, and rows that are read again compared with those that are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import define

from aioattio.bulk.outcome import Row
from aioattio.bulk.spool.endings import ENDING, Endings
from aioattio.bulk.spool.items import Checked
from aioattio.bulk.spool.packing import digest_of, dump_ending, dump_row, pack
from aioattio.bulk.spool.references import References
from aioattio.bulk.spool.store import Store

__all__ = ["Adding"]

_NEXT_STORED = "SELECT line, content FROM cells WHERE line > ? ORDER BY line"


@define(eq=False)
class Adding:
    """See `Spool.add`."""

    store: Store
    endings: Endings
    references: References
    _compared: int = 0
    """The line of the last row that was compared."""

    def add(self, batch: Sequence[Checked]) -> None:
        with self.store.transaction():
            last, rejected = self._add(batch)
        self.endings.last_line = last
        self.endings.rows += len(batch)
        self.endings.count("rejected", rejected)

    def _add(self, batch: Sequence[Checked]) -> tuple[int, int]:
        """Gives the last line and the number of rejected rows."""
        rows: list[tuple[Any, ...]] = []
        cells: list[tuple[Any, ...]] = []
        sending: list[tuple[Any, ...]] = []
        endings: list[tuple[Any, ...]] = []
        parts: list[tuple[Any, ...]] = []
        named: list[tuple[Any, ...]] = []
        choices: list[tuple[Any, ...]] = []
        last = self.endings.last_line
        for ordinal, one in enumerate(batch, self.endings.rows):
            line = one.row.line
            if line <= last:
                raise ValueError(f"line {line} comes after line {last}: rows are added in order of their lines")
            last = line
            cells.append((line, dump_row(one.row)))
            problems = one.problems or ((one.row.problem,) if one.row.problem else ())
            if problems:
                rows.append((line, ordinal, None, "rejected"))
                endings.append((line, dump_ending(problems)))
                named.extend((digest_of((value,)),) for value in one.key)
                continue
            digest = digest_of(one.key) if one.key else None
            rows.append((line, ordinal, digest, None))
            values = self.references.kept(line, one.values, one.references) if one.references else one.values
            sending.append((line, pack(one.key), pack(one.columns), pack(values)))
            if len(one.key) > 1:
                # The digest of a key of one value is the value's own: such rows are found without these.
                parts.extend((digest_of((value,)), digest, line) for value in one.key)
            choices.extend((line, slug, title) for slug, title in one.new_choices)
        self.store.run_many(
            ("INSERT INTO rows (line, ordinal, digest, state) VALUES (?, ?, ?, ?)", rows),
            ("INSERT INTO cells VALUES (?, ?)", cells),
            ("INSERT INTO sending VALUES (?, ?, ?, ?)", sending),
            (ENDING, endings),
            ("INSERT INTO parts VALUES (?, ?, ?)", parts),
            ("INSERT INTO named VALUES (?)", named),
            ("INSERT INTO choices (line, slug, title) VALUES (?, ?, ?)", choices),
        )
        return last, len(endings)

    def first_difference(self, rows: Sequence[Row]) -> int | None:
        """See `Spool.first_difference`."""
        if rows and rows[0].line <= self._compared:
            self._compared = 0
        at = 0
        while at < len(rows):
            page = self.store.page(_NEXT_STORED, self._compared, count=len(rows) - at)
            if not page:
                return rows[at].line
            for row, (line, content) in zip(rows[at:], page, strict=False):
                if row.line != line or dump_row(row) != content:
                    return row.line
            self._compared = page[-1][0]
            at += len(page)
        return None
