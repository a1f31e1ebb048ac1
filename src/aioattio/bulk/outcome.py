"""Rows, and what became of them: every row ends in exactly one state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from attrs import field, frozen

from aioattio.errors import shortened

__all__ = ["IN_ATTIO", "Outcome", "Problem", "Row", "State", "shortened"]

State = Literal["created", "updated", "unchanged", "superseded", "conflict", "rejected", "failed", "not_tried"]
"""created, updated: Attio has it now. unchanged: Attio had it already, nothing was sent. superseded: folded into
another row of the same record. conflict: it disagrees with another row, or with what Attio holds, about which record is
meant or what it is like. rejected: its content was refused, here or by Attio. failed: its request failed for a reason
that is not the row's. not_tried: the run ended before its turn, or its request was refused for a reason that holds for
every row, and nothing was written."""

IN_ATTIO: tuple[State, ...] = ("created", "updated", "unchanged")
"""States of rows that Attio has as they are."""

_LONG = 1000


def _kept(value: Any) -> Any:
    """A problem is kept for the report: of a cell of 10 MB, the beginning."""
    return f"{value[:_LONG]}..." if isinstance(value, str) and len(value) > _LONG else value


@frozen
class Problem:
    """What is wrong with one cell, or with the whole row.

    column: as the file names it, None for the whole row; value: as given, text of more than 1,000 characters cut;
    reason: what is wrong and what would be right.
    """

    column: str | None
    value: Any = field(converter=_kept)
    reason: str

    def __str__(self) -> str:
        return self.reason if self.column is None else f"{self.column} = {shortened(self.value, 80)}: {self.reason}"


@frozen
class Row:
    """One row as read.

    line: in a file the line on which it begins, from 1; in an iterable its number, from 1. cells: by column name.
    surplus: text that belongs to no column (more cells than the header has, a line that cannot be read).
    problem: why it could not be read, if it could not; such a row is rejected.
    """

    line: int
    cells: Mapping[str, Any]
    surplus: str = ""
    problem: Problem | None = None


@frozen(kw_only=True)
class Outcome:
    """What became of one row.

    line: as in `Row`; record_id: of the record (entry, note, task) that is as the row says; problems: why none is;
    superseded_by: line of the row that it was folded into; differs: columns in which it said something else than what
    is written.
    """

    line: int
    state: State
    record_id: str | None = None
    problems: tuple[Problem, ...] = ()
    superseded_by: int | None = None
    differs: tuple[str, ...] = field(default=())

    @property
    def reason(self) -> str:
        """One line of text; "" where Attio has the row."""
        if self.superseded_by is not None:
            differs = f"; differs in {', '.join(self.differs)}" if self.differs else "; says the same"
            return f"superseded by line {self.superseded_by}{differs}"
        return "; ".join(map(str, self.problems))

    def to_dict(self) -> dict[str, Any]:
        """For JSON; values that it has no form for stay as they are."""
        problems = [{"column": p.column, "value": p.value, "reason": p.reason} for p in self.problems]
        return {
            "line": self.line,
            "state": self.state,
            "record_id": self.record_id,
            "reason": self.reason,
            "problems": problems,
            "superseded_by": self.superseded_by,
            "differs": list(self.differs),
        }
