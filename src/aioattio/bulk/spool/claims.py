"""Unique values besides those of the match: rows of different records cannot have one in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from attrs import define

from aioattio.bulk.outcome import Outcome, Problem, shortened
from aioattio.bulk.spool.endings import Endings
from aioattio.bulk.spool.merging import NAMED, lines_as_text
from aioattio.bulk.spool.packing import digest_of, load_columns, load_values, place_of
from aioattio.bulk.spool.store import Store

__all__ = ["Claims", "KeyOf"]

KeyOf = Callable[[bytes], tuple[str, ...]]
"""The normalised values of a JSON array of one attribute."""

_TABLES = (
    "CREATE TEMP TABLE claims (digest, line, slug, value, PRIMARY KEY (digest, line)) WITHOUT ROWID",
    "CREATE TEMP TABLE clashes (digest PRIMARY KEY, size) WITHOUT ROWID",
)
_GONE = ("DROP TABLE IF EXISTS claims", "DROP TABLE IF EXISTS clashes")
_NEXT_VALUES = """
SELECT r.line, s.content FROM rows r CROSS JOIN sending s ON s.line = r.line
WHERE r.line > ? AND r.state IS NULL ORDER BY r.line
"""
_CLAIM = "INSERT OR IGNORE INTO claims VALUES (?, ?, ?, ?)"
_CLASHES = "INSERT INTO clashes SELECT digest, COUNT(*) FROM claims GROUP BY digest HAVING COUNT(*) > 1"
_NEXT_CLASHING = """
SELECT r.line, k.digest, k.slug, k.value, c.size, s.columns, e.content FROM rows r
CROSS JOIN claims k ON k.line = r.line CROSS JOIN clashes c ON c.digest = k.digest
CROSS JOIN sending s ON s.line = r.line CROSS JOIN cells e ON e.line = r.line
WHERE r.line > ? AND r.state IS NULL ORDER BY r.line
"""
_BY_LINE = "CREATE INDEX temp.claims_by_line ON claims (line)"
_OTHERS = "SELECT line FROM claims WHERE digest = ? AND line != ? ORDER BY line"


@define(eq=False)
class Claims:
    """Rows that would write a value that only one record can have."""

    store: Store
    endings: Endings

    def end(self, keys: Mapping[str, KeyOf]) -> Iterator[Outcome]:
        """Rows that claim what another one claims, too, are conflicts. keys: by slug of each unique attribute."""
        if not keys:
            return
        for statement in (*_GONE, *_TABLES):
            self.store.run(statement)
        self._gather(keys)
        for statement in (_CLASHES, _BY_LINE):
            self.store.run(statement)
        yield from self.endings.told(self._clashing())
        for statement in _GONE:
            self.store.run(statement)

    def _gather(self, keys: Mapping[str, KeyOf]) -> None:
        after = 0
        while page := self.store.page(_NEXT_VALUES, after):
            after = page[-1][0]
            claims: list[tuple[bytes, int, str, str]] = []
            for line, content in page:
                values = load_values(content)
                for slug in keys.keys() & values.keys():
                    found = keys[slug](values[slug])
                    claims.extend((digest_of((slug, value)), line, slug, shortened(value)) for value in found)
            self.store.run_many((_CLAIM, claims))

    def _clashing(self) -> Iterator[list[Outcome]]:
        after = 0
        while page := self.store.page(_NEXT_CLASHING, after):
            after = page[-1][0]
            ended: dict[int, Outcome] = {}
            for line, digest, slug, value, size, columns, cells in page:
                others = [other for (other,) in self.store.page(_OTHERS, digest, line, count=NAMED)]
                where = lines_as_text(others, size - 1)
                reason = f"{value} is in {where}, too, and {slug} is unique: only one record can have it"
                problem = Problem(*place_of(slug, load_columns(columns), cells), reason)
                ended.setdefault(line, Outcome(line=line, state="conflict", problems=(problem,)))
            yield list(ended.values())
