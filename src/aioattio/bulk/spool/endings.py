"""How rows end: each once, counted as it is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, get_args

from attrs import define, field

from aioattio.bulk.outcome import IN_ATTIO, Outcome, State
from aioattio.bulk.report import Counts
from aioattio.bulk.spool.packing import dump_ending
from aioattio.bulk.spool.store import Store

__all__ = ["ENDING", "Endings"]

ENDING = "INSERT INTO endings VALUES (?, ?)"

_STATES: tuple[State, ...] = get_args(State)
_END = """
UPDATE rows SET state = ?, superseded_by = ?, record_id = COALESCE(?, record_id) WHERE line = ? AND state IS NULL
"""
_RECOUNT = f"""
SELECT COUNT(*), COALESCE(MAX(line), 0), COUNT(action),
{", ".join(f"COUNT(CASE state WHEN '{state}' THEN 1 END)" for state in _STATES)} FROM rows
"""  # noqa: S608 - the states are our own
_NEXT_PENDING = "SELECT line FROM rows WHERE state IS NULL AND line > ? ORDER BY line"


@define(eq=False)
class Endings:
    """Stores outcomes, and knows how many rows there are, in which state, and how many are to be written."""

    store: Store
    rows: int = 0
    last_line: int = 0
    to_write: int = 0
    _by_state: dict[State, int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self._recount()

    def end(self, outcomes: Sequence[Outcome], *more: tuple[str, Iterable[tuple[Any, ...]]]) -> list[int]:
        """Store outcomes, and what else belongs to them, at once. Gives the numbers of rows that `more` changed.

        Raises ValueError if a row has ended already, or was never added.
        """
        ends = [(one.state, one.superseded_by, one.record_id, one.line) for one in outcomes]
        kept = [one for one in outcomes if one.state not in (*IN_ATTIO, "not_tried")]
        with self.store.transaction():
            ended, _, *changed = self.store.run_many(
                (_END, ends), (ENDING, [(one.line, dump_ending(one.problems, one.differs)) for one in kept]), *more
            )
            if ended != len(outcomes):
                raise ValueError(f"line {outcomes[0].line} has ended already, or is the line of no row")
        for one in outcomes:
            self.count(one.state, 1)
        return changed

    def told(self, pages: Iterable[list[Outcome]]) -> Iterator[Outcome]:
        """Outcomes one by one, each page stored before its first one is given."""
        for page in pages:
            if page:
                self.end(page)
                yield from page

    def rest(self) -> Iterator[Outcome]:
        """Rows without an outcome were not tried."""
        return self.told(self._not_tried())

    def _not_tried(self) -> Iterator[list[Outcome]]:
        after = 0
        while page := self.store.page(_NEXT_PENDING, after):
            after = page[-1][0]
            yield [Outcome(line=line, state="not_tried") for (line,) in page]

    def take_back(self) -> None:
        """Rows that failed or were not tried are pending again."""
        if self.of("failed") + self.of("not_tried") == 0:
            return
        with self.store.transaction():
            self.store.run("DELETE FROM endings WHERE line IN (SELECT line FROM rows WHERE state = 'failed')")
            self.store.run("UPDATE rows SET state = NULL WHERE state IN ('failed', 'not_tried')")
        self._recount()

    def count(self, state: State, rows: int) -> None:
        self._by_state[state] = self._by_state.get(state, 0) + rows

    def of(self, state: State) -> int:
        """Rows in that state."""
        return self._by_state.get(state, 0)

    def counts(self) -> Counts:
        of = self.of
        return Counts(
            rows=self.rows,
            created=of("created"),
            updated=of("updated"),
            unchanged=of("unchanged"),
            superseded=of("superseded"),
            conflicts=of("conflict"),
            rejected=of("rejected"),
            failed=of("failed"),
            not_tried=of("not_tried"),
        )

    def _recount(self) -> None:
        ((self.rows, self.last_line, self.to_write, *states),) = self.store.page(_RECOUNT, count=1)
        self._by_state = dict(zip(_STATES, states, strict=True))
