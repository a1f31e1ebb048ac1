"""The rows of a run between reading and writing: on disk, each with its state, folded by key, given out by line.

Nothing here grows with the number of rows but the file. It is SQLite's anonymous database: it has no name that others
could open, and is gone with the process however that ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from types import TracebackType
from typing import Any, Self

import msgspec
from attrs import field, frozen

from aioattio.bulk.outcome import Outcome, Problem, Row, State
from aioattio.bulk.report import Counts
from aioattio.bulk.spool.folding import Folding, OnDuplicate, digest_of
from aioattio.bulk.spool.store import Store, dump_ending, dump_row, load_ending, load_row

__all__ = ["Checked", "Job", "OnDuplicate", "Spool"]

_RANGES = 20
"""Ranges of lines that a text names at most."""

_encode = msgspec.msgpack.encode
_values = msgspec.msgpack.Decoder(dict[str, bytes])
_key = msgspec.msgpack.Decoder(tuple[str, ...])

_END = "UPDATE rows SET state = ?, superseded_by = ? WHERE line = ? AND state IS NULL"
_ENDING = "INSERT INTO endings VALUES (?, ?)"

_OF_STATE = "SELECT line, ordinal FROM rows WHERE state = ? ORDER BY line"
_NEXT_PENDING = "SELECT line FROM rows WHERE state IS NULL AND line > ? ORDER BY line"
_NEXT_JOBS = """
SELECT r.line, s.key, s.content FROM rows r CROSS JOIN sending s ON s.line = r.line
WHERE r.line > ? AND r.state IS NULL ORDER BY r.line
"""
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


@frozen
class Checked:
    """One row, ready to be sent or refused.

    problems: why it is rejected; such a row needs nothing else. key: normalised values of the match attribute, sorted
    and distinct; a row without one is never folded. values: slug -> JSON array exactly as it will be sent, `[]` clears;
    or "slug/part" -> JSON of one part of a name or location. columns: by the same keys, the columns of the file that
    it came from. new_choices: slug and title of each select option that the row needs and Attio does not have.
    """

    row: Row
    problems: tuple[Problem, ...] = ()
    key: tuple[str, ...] = ()
    values: Mapping[str, bytes] = field(factory=dict)
    columns: Mapping[str, tuple[str, ...]] = field(factory=dict)
    new_choices: tuple[tuple[str, str], ...] = ()


@frozen
class Job:
    """One request: what the row of that line, and those folded into it, say. values: by the keys of `Checked`."""

    line: int
    values: dict[str, msgspec.Raw]
    key: tuple[str, ...]


class Spool:
    """All rows of one run. Use: `add` batches, `fold` once, `jobs` and `settle`, `end`, `to_mend`.

    Threads may take turns, but not overlap; `counts`, `records` and `to_write` may be asked at any time.
    Methods raise OSError where the disk is full or fails.
    """

    def __init__(self, path: str = "", *, match: str) -> None:
        """path: "" for an anonymous file in the folder for temporary files; match: slug that the keys belong to."""
        self._store = Store(path)
        self._match = match
        self._rows = self._records = self._to_write = self._last_line = 0
        self._by_state: dict[State, int] = {}

    def add(self, batch: Sequence[Checked]) -> None:
        """The next rows; those with problems are rejected. Raises ValueError if a line does not follow the last one."""
        rows: list[tuple[Any, ...]] = []
        cells: list[tuple[Any, ...]] = []
        sending: list[tuple[Any, ...]] = []
        endings: list[tuple[Any, ...]] = []
        parts: list[tuple[Any, ...]] = []
        choices: list[tuple[Any, ...]] = []
        last = self._last_line
        for ordinal, one in enumerate(batch, self._rows):
            line = one.row.line
            if line <= last:
                raise ValueError(f"line {line} comes after line {last}: rows are added in order of their lines")
            last = line
            cells.append((line, dump_row(one.row)))
            problems = one.problems or ((one.row.problem,) if one.row.problem else ())
            if problems:
                rows.append((line, ordinal, None, "rejected"))
                endings.append((line, dump_ending(problems)))
                continue
            digest = digest_of(one.key) if one.key else None
            rows.append((line, ordinal, digest, None))
            sending.append((line, _encode(one.key), _encode(one.columns), _encode(one.values)))
            if len(one.key) > 1:
                # The digest of a key of one value is the value's own: such rows are found without these.
                parts.extend((digest_of((value,)), digest, line) for value in one.key)
            choices.extend((line, slug, title) for slug, title in one.new_choices)
        self._store.run_many(
            ("INSERT INTO rows (line, ordinal, digest, state) VALUES (?, ?, ?, ?)", rows),
            ("INSERT INTO cells VALUES (?, ?)", cells),
            ("INSERT INTO sending VALUES (?, ?, ?, ?)", sending),
            (_ENDING, endings),
            ("INSERT INTO parts VALUES (?, ?, ?)", parts),
            ("INSERT INTO choices (line, slug, title) VALUES (?, ?, ?)", choices),
        )
        self._last_line = last
        self._rows += len(rows)
        self._count("rejected", len(endings))

    def fold(self, on_duplicate: OnDuplicate) -> Iterator[Outcome]:
        """Make rows of one key one; gives the outcome of each row that ends by it. Once, after the last `add`.

        Rows that share a value of the match attribute, but not all of them, are conflicts. Of rows with equal keys the
        last ("last") or first one survives, with the values of all: for each attribute, or part of one, the last
        (first) row that has it decides. With "reject" all of them are rejected. States are stored in pages, as outcomes
        are asked for; the iterator must be exhausted before the first `jobs`.
        """
        for outcomes in Folding(self._store, self._match).run(on_duplicate):
            self._end(outcomes)
            yield from outcomes
        self._to_write = self._rows - sum(self._by_state.values())

    def jobs(self, after_line: int, count: int) -> list[Job]:
        """The next rows to write, by line: `count` at most, fewer where they are large, [] only if there are none."""
        page = self._store.page(_NEXT_JOBS, after_line, count=count)
        return [Job(line, _raw(content), _key.decode(key)) for line, key, content in page]

    def settle(self, outcome: Outcome) -> None:
        """What became of the row of a job. Raises ValueError if that row has ended already, or was never added."""
        self._end([outcome])
        if outcome.record_id is not None:
            self._records += self._store.run("INSERT OR IGNORE INTO records VALUES (?)", outcome.record_id)

    def end(self) -> Iterator[Outcome]:
        """Every row without an outcome was not tried: gives these outcomes by line, stored in pages as in `fold`."""
        after = 0
        while page := self._store.page(_NEXT_PENDING, after):
            after = page[-1][0]
            outcomes = [Outcome(line=line, state="not_tried") for (line,) in page]
            self._end(outcomes)
            yield from outcomes

    def row(self, line: int) -> Row:
        """The row that began on a line, as `to_mend` gives it. Raises ValueError if there is none."""
        found = self._store.page("SELECT content FROM cells WHERE line = ?", line, count=1)
        if not found:
            raise ValueError(f"line {line} is the line of no row")
        return load_row(line, found[0][0])

    def counts(self) -> Counts:
        """Rows by state, so far."""
        return Counts(
            rows=self._rows,
            written=self._by_state.get("written", 0),
            superseded=self._by_state.get("superseded", 0),
            conflicts=self._by_state.get("conflict", 0),
            rejected=self._by_state.get("rejected", 0),
            failed=self._by_state.get("failed", 0),
            not_tried=self._by_state.get("not_tried", 0),
        )

    def records(self) -> int:
        """Distinct records written."""
        return self._records

    def to_write(self) -> int:
        """Jobs of the whole run; 0 until rows are folded."""
        return self._to_write

    def new_choices(self) -> list[tuple[str, list[str]]]:
        """For each slug the options that rows to be written need and Attio does not have, by the first line of each."""
        titles: dict[str, list[str]] = {}
        for slug, title in self._store.each(_NEW_CHOICES):
            titles.setdefault(slug, []).append(title)
        return list(titles.items())

    def lines(self, state: State) -> str:
        """Lines of the rows in that state, as `3, 7, 152-501`; a range has no row of another state in it."""
        ranges: list[list[int]] = []
        shown, before = 0, -1
        with closing(self._store.each(_OF_STATE, state)) as found:
            for line, ordinal in found:
                if ranges and ordinal == before + 1:
                    ranges[-1][1] = line
                elif len(ranges) == _RANGES:
                    break
                else:
                    ranges.append([line, line])
                shown, before = shown + 1, ordinal
        text = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)
        more = self._by_state.get(state, 0) - shown
        return f"{text}, ... and {more:,} more {'rows' if more > 1 else 'row'}" if more else text

    def to_mend(self) -> Iterator[tuple[Row, Outcome]]:
        """Rows that are not in, by line, for a file to be mended and imported again.

        Rejected rows, conflicts, failed rows, and rows that were folded into one of these. Cells are as they were read,
        or of another type that is imported as the same: a Location is the mapping that is sent for it.
        """
        after = 0
        while page := self._store.page(_NEXT_TO_MEND, after):
            after = page[-1][0]
            for line, state, superseded_by, cells, ending in page:
                problems, differs = load_ending(ending)
                yield (
                    load_row(line, cells),
                    Outcome(line=line, state=state, problems=problems, superseded_by=superseded_by, differs=differs),
                )

    def close(self) -> None:
        """Delete everything; harmless when repeated."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _end(self, outcomes: Sequence[Outcome]) -> None:
        if not outcomes:
            return
        (ended,) = self._store.run_many((_END, [(one.state, one.superseded_by, one.line) for one in outcomes]))
        if ended != len(outcomes):
            raise ValueError(f"line {outcomes[0].line} has ended already, or is the line of no row")
        kept = [one for one in outcomes if one.state not in ("written", "not_tried")]
        if kept:
            self._store.run_many((_ENDING, [(one.line, dump_ending(one.problems, one.differs)) for one in kept]))
        for one in outcomes:
            self._count(one.state, 1)

    def _count(self, state: State, rows: int) -> None:
        self._by_state[state] = self._by_state.get(state, 0) + rows


def _raw(content: bytes) -> dict[str, msgspec.Raw]:
    return {slug: msgspec.Raw(value) for slug, value in _values.decode(content).items()}
