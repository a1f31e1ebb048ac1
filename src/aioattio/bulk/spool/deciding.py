"""What is to be done with each row: nothing, a create, or a change of what is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import define

from aioattio.bulk.destinations.destination import Found
from aioattio.bulk.outcome import Outcome, Problem
from aioattio.bulk.spool.endings import Endings
from aioattio.bulk.spool.items import Action, Difference, Pair
from aioattio.bulk.spool.matching import load_thing
from aioattio.bulk.spool.packing import dump_differences, load_columns, place_of
from aioattio.bulk.spool.references import References
from aioattio.bulk.spool.store import Store

__all__ = ["Deciding"]

# CROSS JOIN keeps SQLite from another order of loops, for which it would sort all rows with what they hold.
_NEXT_PAIRS = """
SELECT m.line, s.content, m.id, t.content FROM matches m CROSS JOIN rows r ON r.line = m.line
CROSS JOIN sending s ON s.line = m.line CROSS JOIN things t ON t.id = m.id
WHERE m.line > ? AND r.state IS NULL AND r.action IS NULL ORDER BY m.line
"""
_RECORD = "SELECT id FROM matches WHERE line = ?"
_DECIDE = "UPDATE rows SET action = ?, record_id = ? WHERE line = ? AND state IS NULL AND action IS NULL"
_CHANGE = "INSERT INTO changes VALUES (?, ?)"
_CREATE = """
UPDATE rows SET action = 'create' WHERE state IS NULL AND action IS NULL
AND NOT EXISTS (SELECT 1 FROM matches m WHERE m.line = rows.line)
"""
_NEXT_REST = """
SELECT r.line, s.columns, c.content FROM rows r
CROSS JOIN sending s ON s.line = r.line CROSS JOIN cells c ON c.line = r.line
WHERE r.line > ? AND r.state IS NULL AND r.action IS NULL
AND NOT EXISTS (SELECT 1 FROM matches m WHERE m.line = r.line) ORDER BY r.line
"""
_NEXT_MADE = """
SELECT r.line, l.id FROM rows r CROSS JOIN ledger l ON l.digest = r.digest
WHERE r.line > ? AND r.state IS NULL AND r.action IS NULL AND l.id IS NOT NULL ORDER BY r.line
"""
_PERHAPS_MADE = """
UPDATE rows SET sent = 1 WHERE state IS NULL AND action IS NULL
AND digest IN (SELECT digest FROM ledger WHERE id IS NULL)
"""


@define(eq=False)
class Deciding:
    """The last step of a plan."""

    store: Store
    endings: Endings
    references: References
    match: str

    def pairs(self, after_line: int, count: int) -> list[Pair]:
        page = self.store.page(_NEXT_PAIRS, after_line, count=count)
        return [
            Pair(line, self.references.given(content), Found(id_, load_thing(thing)))
            for line, content, id_, thing in page
        ]

    def decide(self, decided: Sequence[tuple[int, tuple[Difference, ...], bool]]) -> list[Outcome]:
        outcomes: list[Outcome] = []
        actions: list[tuple[Action, str, int]] = []
        changes: list[tuple[int, bytes]] = []
        for line, differences, overwrites in decided:
            record_id = self._record(line)
            if differences:
                actions.append(("overwrite" if overwrites else "update", record_id, line))
                changes.append((line, dump_differences(differences)))
            else:
                outcomes.append(Outcome(line=line, state="unchanged", record_id=record_id))
        statements: tuple[tuple[str, Iterable[tuple[Any, ...]]], ...] = ((_DECIDE, actions), (_CHANGE, changes))
        if outcomes:
            self.endings.end(outcomes, *statements)
        else:
            self.store.run_many(*statements)
        self.endings.to_write += len(actions)
        return outcomes

    def _record(self, line: int) -> str:
        found = self.store.page(_RECORD, line, count=1)
        if not found:
            raise ValueError(f"line {line} is in no pair")
        return str(found[0][0])

    def create_rest(self, refuse: str | None) -> Iterator[Outcome]:
        if refuse is not None:
            return self.endings.told(self._refused(refuse))
        self.endings.to_write += self.store.run(_CREATE)
        return iter(())

    def _refused(self, reason: str) -> Iterator[list[Outcome]]:
        after = 0
        while page := self.store.page(_NEXT_REST, after):
            after = page[-1][0]
            yield [
                Outcome(
                    line=line,
                    state="rejected",
                    problems=(Problem(*place_of(self.match, load_columns(columns), cells), reason),),
                )
                for line, columns, cells in page
            ]

    def match_made(self) -> Iterator[Outcome]:
        self.store.run(_PERHAPS_MADE)
        return self.endings.told(self._made())

    def _made(self) -> Iterator[list[Outcome]]:
        after = 0
        while page := self.store.page(_NEXT_MADE, after):
            after = page[-1][0]
            yield [Outcome(line=line, state="unchanged", record_id=id_) for line, id_ in page]
