"""Rows of one key made one, and rows whose keys overlap found: in SQL, with a page of rows in memory at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Literal

import msgspec
from attrs import define

from aioattio.bulk.outcome import Outcome, Problem, shortened
from aioattio.bulk.spool.store import PAGE_BYTES, PAGE_ROWS, Store, load_row

__all__ = ["Folding", "OnDuplicate", "digest_of"]

OnDuplicate = Literal["last", "first", "reject"]
"""Which row of one key wins, attribute by attribute; or none of them."""

_NAMED = 5
"""Other lines, and shared values, that a problem names at most."""

_encode = msgspec.msgpack.encode
_values = msgspec.msgpack.Decoder(dict[str, bytes])
_columns = msgspec.msgpack.Decoder(dict[str, tuple[str, ...]])
_key = msgspec.msgpack.Decoder(tuple[str, ...])

_TABLES = (
    "CREATE INDEX rows_by_key ON rows (digest)",
    "CREATE INDEX choices_by_line ON choices (line, slug)",
    # A value, and the groups of rows that have it: by the first line of each, with the number of its rows.
    "CREATE TABLE held (value, first, digest, size, PRIMARY KEY (value, first)) WITHOUT ROWID",
    "CREATE TABLE shared (value PRIMARY KEY, size) WITHOUT ROWID",
    "CREATE TABLE clashing (digest PRIMARY KEY, size) WITHOUT ROWID",
    "CREATE TABLE duplicates (number INTEGER PRIMARY KEY, digest, size)",
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

# CROSS JOIN keeps SQLite from another order of loops, for which it would sort all rows with their cells.
_NEXT_CLASHING = """
SELECT r.line, r.digest, k.size, s.key, s.columns, c.content FROM rows r
CROSS JOIN clashing k ON k.digest = r.digest
CROSS JOIN sending s ON s.line = r.line CROSS JOIN cells c ON c.line = r.line
WHERE r.line > ? ORDER BY r.line
"""
_OTHERS = "SELECT first FROM held WHERE value = ? AND digest != ? ORDER BY first"
_NEXT_MEMBERS = """
SELECT r.line, s.columns, s.content FROM rows r CROSS JOIN sending s ON s.line = r.line
WHERE r.digest = ? AND r.line > ? ORDER BY r.line
"""
_NEXT_REFUSED = """
SELECT r.line, s.columns, c.content FROM rows r
CROSS JOIN sending s ON s.line = r.line CROSS JOIN cells c ON c.line = r.line
WHERE r.digest = ? AND r.line > ? ORDER BY r.line
"""


def digest_of(key: Sequence[str]) -> bytes:
    """16 bytes that stand for a key, however long it is."""
    return blake2b(_encode(key), digest_size=16).digest()


@define(eq=False)
class Folding:
    """What ends before anything is sent. Gives outcomes in pages; the caller stores their states."""

    store: Store
    match: str

    def run(self, on_duplicate: OnDuplicate) -> Iterator[list[Outcome]]:
        """Conflicts in order of line, then the groups of equal keys in order of their first lines.

        The row that survives of a group then holds what the group says. Rows of a conflict are in no group.
        """
        for statement in (*_TABLES, _HELD, _SHARED, _CLASHING, _DUPLICATES):
            self.store.run(statement)
        yield from self._conflicts()
        yield from _gathered(self._duplicates(on_duplicate))

    def _duplicates(self, on_duplicate: OnDuplicate) -> Iterator[list[Outcome]]:
        """Group by group."""
        after = 0
        while groups := self.store.page("SELECT * FROM duplicates WHERE number > ? ORDER BY number", after):
            after = groups[-1][0]
            for _, digest, size in groups:
                if on_duplicate == "reject":
                    yield from self._refused(digest, size)
                else:
                    yield from self._merged(digest, size, on_duplicate)

    def _conflicts(self) -> Iterator[list[Outcome]]:
        after = 0
        while page := self.store.page(_NEXT_CLASHING, after):
            after = page[-1][0]
            outcomes: list[Outcome] = []
            for line, digest, size, key, columns, content in page:
                column, value = self._place(columns, content)
                reasons = self._overlaps(digest, size, _key.decode(key))
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
            others = self.store.page(_OTHERS, one, digest, count=_NAMED)
            where = _lines([line for (line,) in others], shared[0][0] - size)
            reasons.append(
                f"{shortened(value)} is in {where}, too, whose {self.match} are otherwise different; "
                f"rows of one record need equal {self.match}, rows of different records have none in common"
            )
            if len(reasons) == _NAMED:
                break
        return reasons

    def _refused(self, digest: bytes, size: int) -> Iterator[list[Outcome]]:
        first = self.store.page("SELECT line FROM rows WHERE digest = ? ORDER BY line", digest, count=_NAMED + 1)
        after = 0
        while page := self.store.page(_NEXT_REFUSED, digest, after):
            after = page[-1][0]
            outcomes: list[Outcome] = []
            for line, columns, content in page:
                others = [other for (other,) in first if other != line][:_NAMED]
                have = "has" if size == 2 else "have"
                reason = f"{_lines(others, size - 1)} {have} equal {self.match}, and on_duplicate is 'reject'; keep one"
                problem = Problem(*self._place(columns, content), reason)
                outcomes.append(Outcome(line=line, state="rejected", problems=(problem,)))
            yield outcomes

    def _merged(self, digest: bytes, size: int, wins: Literal["last", "first"]) -> Iterator[list[Outcome]]:
        opening = self.store.page(_NEXT_MEMBERS, digest, 0)
        merged: dict[str, bytes] = {}
        own: dict[str, bytes] = {}
        survivor = 0
        for page in self._members(opening, digest, size):
            for line, _, content in page:
                values = _values.decode(content)
                merged = merged | values if wins == "last" else values | merged
                if wins == "last" or not survivor:
                    survivor, own = line, values
        if merged != own:
            self.store.run("UPDATE sending SET content = ? WHERE line = ?", _encode(merged), survivor)
        for page in self._members(opening, digest, size):
            yield self._superseded(page, survivor, merged)

    def _members(self, opening: list[tuple[Any, ...]], digest: bytes, size: int) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of one key in pages; the opening page, which is all that most groups have, is not read again."""
        page, seen = opening, len(opening)
        yield page
        while seen < size:
            page = self.store.page(_NEXT_MEMBERS, digest, page[-1][0])
            seen += len(page)
            yield page

    def _superseded(self, page: list[tuple[Any, ...]], survivor: int, merged: Mapping[str, bytes]) -> list[Outcome]:
        outcomes: list[Outcome] = []
        overruled: list[tuple[int, str]] = []
        for line, columns, content in page:
            if line == survivor:
                continue
            values = _values.decode(content).items()
            # The keys are equal: what the match attribute says is the same, in another order or case at most.
            slugs = [slug for slug, value in values if value != merged[slug] and slug != self.match]
            overruled.extend((line, slug) for slug in slugs)
            names = _columns.decode(columns)
            differs = dict.fromkeys(name for slug in slugs for name in names.get(slug, (slug,)))
            outcomes.append(Outcome(line=line, state="superseded", superseded_by=survivor, differs=tuple(differs)))
        # An option that only an overruled value needs is not to be created.
        if overruled and self.store.page("SELECT 1 FROM choices", count=1):
            self.store.run_many(("DELETE FROM choices WHERE line = ? AND slug = ?", overruled))
        return outcomes

    def _place(self, columns: bytes, content: bytes) -> tuple[str | None, Any]:
        """The columns that the key comes from, and their cells."""
        names = _columns.decode(columns).get(self.match)
        if not names:
            return None, None
        cells = load_row(0, content).cells
        return " and ".join(names), cells.get(names[0]) if len(names) == 1 else [cells.get(name) for name in names]


def _gathered(pages: Iterable[list[Outcome]]) -> Iterator[list[Outcome]]:
    """Small pages joined: most groups are two rows, and storing each by itself takes longer than finding it."""
    held: list[Outcome] = []
    size = 0
    for page in pages:
        held += page
        size += sum(len(str(problem.value)) for outcome in page for problem in outcome.problems)
        if len(held) >= PAGE_ROWS or size >= PAGE_BYTES:
            yield held
            held, size = [], 0
    yield held


def _lines(named: Sequence[int], total: int) -> str:
    """`line 7`, `lines 3 and 7`, `lines 3, 7 and 1,234 more`."""
    texts = [str(line) for line in named]
    if total > len(texts):
        texts.append(f"{total - len(texts):,} more")
    several = ", ".join(texts[:-1])
    return f"lines {several} and {texts[-1]}" if several else f"line {texts[0]}"
