"""Which rows are what Attio has already: by the values of the match attribute, in digests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import define

from aioattio.bulk.destinations.destination import Found
from aioattio.bulk.outcome import Outcome, Problem, shortened
from aioattio.bulk.spool.endings import Endings
from aioattio.bulk.spool.items import OnDuplicate
from aioattio.bulk.spool.merging import BY_DIGEST, BY_RECORD, NAMED, Group, Merging
from aioattio.bulk.spool.missing import Missing
from aioattio.bulk.spool.packing import digest_of, load_columns, load_key, load_values, pack, place_of
from aioattio.bulk.spool.store import Store

__all__ = ["Matching", "load_thing"]

_KEYED = "SELECT COUNT(*) FROM rows WHERE state IS NULL AND action IS NULL AND digest IS NOT NULL"
_BY_PARTS = """
SELECT COUNT(*), COUNT(DISTINCT p.line) FROM parts p CROSS JOIN rows r ON r.line = p.line
WHERE r.state IS NULL AND r.action IS NULL
"""
_NEXT_KEYS = """
SELECT r.line, s.key FROM rows r CROSS JOIN sending s ON s.line = r.line
WHERE r.state IS NULL AND r.action IS NULL AND r.line > ? ORDER BY r.line
"""
_OF_VALUE = """
SELECT line FROM rows WHERE digest = ?1 AND state IS NULL
UNION SELECT p.line FROM parts p CROSS JOIN rows r ON r.line = p.line WHERE p.value = ?1 AND r.state IS NULL
"""
_IS_NAMED = """
SELECT 1 WHERE EXISTS (SELECT 1 FROM rows WHERE digest = ?1) OR EXISTS (SELECT 1 FROM parts WHERE value = ?1)
OR EXISTS (SELECT 1 FROM named WHERE value = ?1)
"""
_MATCH = "INSERT OR IGNORE INTO matches VALUES (?, ?, ?)"
_THING = "INSERT OR IGNORE INTO things VALUES (?, ?)"

_TABLES = (
    "CREATE INDEX matches_by_id ON matches (id, line)",
    "CREATE TABLE again (number INTEGER PRIMARY KEY, members, of, size)",
)
_AMBIGUOUS = "SELECT line FROM matches WHERE line > ? GROUP BY line HAVING COUNT(*) > 1 ORDER BY line"
_OF_LINE = "SELECT id, value FROM matches WHERE line = ? ORDER BY id"
_PLACE = "SELECT s.columns, c.content FROM sending s CROSS JOIN cells c ON c.line = s.line WHERE s.line = ?"
_SAME_RECORD = """
INSERT INTO again (members, of, size) SELECT 'id', m.id, COUNT(*) FROM matches m CROSS JOIN rows r ON r.line = m.line
WHERE r.state IS NULL GROUP BY m.id HAVING COUNT(*) > 1 ORDER BY MIN(m.line)
"""
_SAME_KEY = """
INSERT INTO again (members, of, size) SELECT 'digest', r.digest, COUNT(*) FROM rows r
WHERE r.state IS NULL AND r.digest IN (SELECT k.digest FROM rekeyed x CROSS JOIN rows k ON k.line = x.line)
AND r.line NOT IN (SELECT line FROM matches)
GROUP BY r.digest HAVING COUNT(*) > 1 ORDER BY MIN(r.line)
"""
_NEXT_AGAIN = "SELECT * FROM again WHERE number > ? ORDER BY number"
_FOLLOW = "UPDATE rows SET superseded_by = ? WHERE superseded_by = ?"


@define(eq=False)
class Matching:
    """Rows and things of one key."""

    store: Store
    endings: Endings
    missing: Missing
    match: str

    def count_keys(self) -> int:
        ((keyed,),) = self.store.page(_KEYED)
        ((values, rows),) = self.store.page(_BY_PARTS)
        return int(keyed - rows + values)

    def pending_keys(self, count: int) -> Iterator[list[str]]:
        held: list[str] = []
        after = 0
        while page := self.store.page(_NEXT_KEYS, after):
            after = page[-1][0]
            for _, key in page:
                held += load_key(key)
                while len(held) >= count:
                    yield held[:count]
                    held = held[count:]
        if held:
            yield held

    def match_found(self, found: Sequence[tuple[Found, tuple[str, ...]]], *, keep_missing: bool) -> None:
        matches: list[tuple[int, str, str]] = []
        things: list[tuple[str, bytes]] = []
        missing: list[tuple[str, str]] = []
        for one, key in found:
            lines = {line: value for value in reversed(key) for line in self._lines(value)}
            if lines:
                matches.extend((line, one.id, value) for line, value in lines.items())
                things.append((one.id, _dump_thing(one.values)))
            elif keep_missing and not any(map(self._is_named, key)):
                missing.append((one.id, key[0] if key else one.id))
        with self.store.transaction():
            self.store.run_many((_MATCH, matches), (_THING, things))
            self.missing.add(missing)

    def _lines(self, value: str) -> list[int]:
        return [line for (line,) in self.store.each(_OF_VALUE, digest_of((value,)))]

    def _is_named(self, value: str) -> bool:
        return bool(self.store.page(_IS_NAMED, digest_of((value,)), count=1))

    def settle(self, on_duplicate: OnDuplicate) -> Iterator[Outcome]:
        for statement in _TABLES:
            self.store.run(statement)
        yield from self.endings.told(self._ambiguous())
        self.store.run(_SAME_RECORD)
        if self.store.page("SELECT 1 FROM rekeyed", count=1):
            self.store.run(_SAME_KEY)
        merging = Merging(self.store, self.match, is_again=True)
        yield from self.endings.told(self._followed(merging.run(self._again(), on_duplicate)))

    def _ambiguous(self) -> Iterator[list[Outcome]]:
        after = 0
        while page := self.store.page(_AMBIGUOUS, after):
            after = page[-1][0]
            yield [Outcome(line=line, state="conflict", problems=(self._ambiguity(line),)) for (line,) in page]

    def _ambiguity(self, line: int) -> Problem:
        ((columns, cells),) = self.store.page(_PLACE, line, count=1)
        found = self.store.page(_OF_LINE, line, count=NAMED + 1)
        names = [f"{id_} ({shortened(value)})" for id_, value in found[:NAMED]]
        if len(found) > NAMED:
            names.append("others")
        where = f"{', '.join(names[:-1])} and {names[-1]}"
        reason = f"matches several in Attio: {where}; merge them there, or keep values of one of them in this row"
        return Problem(*place_of(self.match, load_columns(columns), cells), reason)

    def _again(self) -> Iterator[Group]:
        """Rows that turned out to be about the same only after the input was folded."""
        after = 0
        while page := self.store.page(_NEXT_AGAIN, after):
            after = page[-1][0]
            for _, by, of, size in page:
                if by == "id":
                    yield Group(BY_RECORD, of, size, f"the same record, {of}")
                else:
                    yield Group(BY_DIGEST, of, size, f"equal {self.match}")

    def _followed(self, pages: Iterator[list[Outcome]]) -> Iterator[list[Outcome]]:
        """Rows that were folded into one that is folded now go with it."""
        for page in pages:
            moves = [(one.superseded_by, one.line) for one in page if one.superseded_by is not None]
            self.store.run_many((_FOLLOW, moves))
            yield page


def _dump_thing(values: Mapping[str, bytes]) -> bytes:
    return pack(dict(values))


load_thing = load_values
