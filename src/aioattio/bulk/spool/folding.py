"""Rows of one key made one, and rows whose keys overlap found: in SQL, with a page of rows in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define

from aioattio.bulk.outcome import Outcome, Problem, shortened
from aioattio.bulk.spool.endings import Endings
from aioattio.bulk.spool.items import OnDuplicate
from aioattio.bulk.spool.merging import BORROWED, BY_DIGEST, NAMED, Group, Merging, lines_as_text
from aioattio.bulk.spool.packing import digest_of, load_columns, load_key, place_of
from aioattio.bulk.spool.store import Store

__all__ = ["Folding"]

_TABLES = (
    "CREATE INDEX rows_by_key ON rows (digest)",
    "CREATE INDEX rows_by_survivor ON rows (superseded_by) WHERE superseded_by IS NOT NULL",
    "CREATE INDEX parts_by_value ON parts (value)",
    "CREATE INDEX named_by_value ON named (value)",
    "CREATE INDEX choices_by_line ON choices (line, slug)",
    "CREATE INDEX naming_by_line ON naming (line, slug)",
    # A value, and the groups of rows that have it: by the first line of each, with the number of its rows.
    "CREATE TABLE held (value, first, digest, size, PRIMARY KEY (value, first)) WITHOUT ROWID",
    "CREATE TABLE shared (value PRIMARY KEY, size) WITHOUT ROWID",
    "CREATE TABLE clashing (digest PRIMARY KEY, size) WITHOUT ROWID",
    "CREATE TABLE duplicates (number INTEGER PRIMARY KEY, digest, size)",
    BORROWED,
)
_HELD = """
INSERT INTO held SELECT value, MIN(line), digest, COUNT(*) FROM parts GROUP BY value, digest
UNION ALL SELECT digest, MIN(line), digest, COUNT(*) FROM rows WHERE digest IN (SELECT value FROM parts) GROUP BY digest
"""
_SHARED = "INSERT INTO shared SELECT value, SUM(size) FROM held GROUP BY value HAVING COUNT(*) > 1"
_CLASHING = "INSERT INTO clashing SELECT DISTINCT digest, size FROM held WHERE value IN (SELECT value FROM shared)"
_DUPLICATES = """
INSERT INTO duplicates (digest, size) SELECT digest, COUNT(*) FROM rows
WHERE digest IS NOT NULL AND digest NOT IN (SELECT digest FROM clashing)
GROUP BY digest HAVING COUNT(*) > 1 ORDER BY MIN(line)
"""
_NEXT_GROUPS = "SELECT * FROM duplicates WHERE number > ? ORDER BY number"

# CROSS JOIN keeps SQLite from another order of loops, for which it would sort all rows with their cells.
_NEXT_CLASHING = """
SELECT r.line, r.digest, k.size, s.key, s.columns, c.content FROM rows r
CROSS JOIN clashing k ON k.digest = r.digest
CROSS JOIN sending s ON s.line = r.line CROSS JOIN cells c ON c.line = r.line
WHERE r.line > ? ORDER BY r.line
"""
_OTHERS = "SELECT first FROM held WHERE value = ? AND digest != ? ORDER BY first"


@define(eq=False)
class Folding:
    """See `Spool.fold`."""

    store: Store
    endings: Endings
    match: str

    def run(self, on_duplicate: OnDuplicate) -> Iterator[Outcome]:
        """Conflicts in order of line, then the groups of equal keys in order of their first lines.

        The row that survives of a group then holds what the group says. Rows of a conflict are in no group.
        """
        for statement in (*_TABLES, _HELD, _SHARED, _CLASHING, _DUPLICATES):
            self.store.run(statement)
        yield from self.endings.told(self._conflicts())
        yield from self.endings.told(Merging(self.store, self.match).run(self._groups(), on_duplicate))

    def _groups(self) -> Iterator[Group]:
        after = 0
        while page := self.store.page(_NEXT_GROUPS, after):
            after = page[-1][0]
            yield from (Group(BY_DIGEST, digest, size, f"equal {self.match or 'values'}") for _, digest, size in page)

    def _conflicts(self) -> Iterator[list[Outcome]]:
        after = 0
        while page := self.store.page(_NEXT_CLASHING, after):
            after = page[-1][0]
            outcomes: list[Outcome] = []
            for line, digest, size, key, columns, content in page:
                column, value = place_of(self.match, load_columns(columns), content)
                reasons = self._overlaps(digest, size, load_key(key))
                problems = tuple(Problem(column, value, reason) for reason in reasons)
                outcomes.append(Outcome(line=line, state="conflict", problems=problems))
            yield outcomes

    def _overlaps(self, digest: bytes, size: int, key: Sequence[str]) -> list[str]:
        """A reason for each value that rows of other keys have, too. size: rows of this key."""
        reasons: list[str] = []
        for value in key:
            one = digest_of((value,))
            shared = self.store.page("SELECT size FROM shared WHERE value = ?", one, count=1)
            if not shared:
                continue
            others = self.store.page(_OTHERS, one, digest, count=NAMED)
            where = lines_as_text([line for (line,) in others], shared[0][0] - size)
            reasons.append(
                f"{shortened(value)} is in {where}, too, whose {self.match} are otherwise different; "
                f"rows of one record need equal {self.match}, rows of different records have none in common"
            )
            if len(reasons) == NAMED:
                break
        return reasons
