"""Rows of one group made one: with a page of them in memory at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from attrs import define, frozen

from aioattio.bulk.outcome import Outcome, Problem
from aioattio.bulk.spool import store as sizes
from aioattio.bulk.spool.items import OnDuplicate
from aioattio.bulk.spool.packing import digest_of, load_columns, load_key, load_values, pack, place_of
from aioattio.bulk.spool.store import Store

__all__ = ["BORROWED", "BY_DIGEST", "BY_RECORD", "NAMED", "Group", "Merging", "lines_as_text"]

NAMED = 5
"""Other lines, and shared values, that a problem names at most."""

# CROSS JOIN keeps SQLite from another order of loops, for which it would sort all rows with their cells.
BY_DIGEST = "FROM rows r {joins} WHERE r.digest = ? AND r.state IS NULL AND r.line > ? ORDER BY r.line"
BY_RECORD = """
FROM matches m CROSS JOIN rows r ON r.line = m.line {joins}
WHERE m.id = ? AND r.state IS NULL AND m.line > ? ORDER BY m.line
"""
_MEMBERS = "SELECT r.line, s.key, s.columns, s.content ", "CROSS JOIN sending s ON s.line = r.line"
_REFUSED = (
    "SELECT r.line, s.columns, c.content ",
    "CROSS JOIN sending s ON s.line = r.line CROSS JOIN cells c ON c.line = r.line",
)
_LINES = "SELECT r.line ", ""

_OF_SLUG = "slug = ? AND line IN (SELECT ? UNION ALL SELECT line FROM rows WHERE superseded_by = ?)"
_OVERRULED = f"DELETE FROM choices WHERE {_OF_SLUG}", f"DELETE FROM naming WHERE {_OF_SLUG}"  # noqa: S608
_HAS_NEEDS = "SELECT 1 WHERE EXISTS (SELECT 1 FROM choices) OR EXISTS (SELECT 1 FROM naming)"
# Values of a row that those folded into it have said: rows of one record may be folded twice.
BORROWED = "CREATE TABLE borrowed (line, slug, origin, PRIMARY KEY (line, slug)) WITHOUT ROWID"
_BORROW = "INSERT OR REPLACE INTO borrowed VALUES (?, ?, ?)"
_BORROWED = "SELECT slug, origin FROM borrowed WHERE line = ?"
_ROW = tuple[Any, ...]


@frozen
class Group:
    """Pending rows that are about the same. members: `BY_DIGEST` or `BY_RECORD`; of: its parameter; size: rows.

    equal: what they have in common, for people.
    """

    members: str
    of: Any
    size: int
    equal: str

    def sql(self, select: str, joins: str) -> str:
        return select + self.members.format(joins=joins)


@define(eq=False)
class Merging:
    """Ends all rows of each group but one, or all of them. Gives outcomes in pages; the caller stores them."""

    store: Store
    match: str
    is_again: bool = False
    """Whether rows were folded before."""

    def run(self, groups: Iterable[Group], on_duplicate: OnDuplicate) -> Iterator[list[Outcome]]:
        return _gathered(self._each(groups, on_duplicate))

    def _each(self, groups: Iterable[Group], on_duplicate: OnDuplicate) -> Iterator[list[Outcome]]:
        for group in groups:
            if on_duplicate == "reject":
                yield from self._refused(group)
            else:
                yield from self._merged(group, on_duplicate)

    def _refused(self, group: Group) -> Iterator[list[Outcome]]:
        first = self.store.page(group.sql(*_LINES), group.of, 0, count=NAMED + 1)
        after = 0
        while page := self.store.page(group.sql(*_REFUSED), group.of, after):
            after = page[-1][0]
            outcomes: list[Outcome] = []
            for line, columns, content in page:
                others = [other for (other,) in first if other != line][:NAMED]
                have = "has" if group.size == 2 else "have"
                where = lines_as_text(others, group.size - 1)
                reason = f"{where} {have} {group.equal}, and on_duplicate is 'reject'; keep one"
                problem = Problem(*place_of(self.match, load_columns(columns), content), reason)
                outcomes.append(Outcome(line=line, state="rejected", problems=(problem,)))
            yield outcomes

    def _merged(self, group: Group, wins: Literal["last", "first"]) -> Iterator[list[Outcome]]:
        opening = self.store.page(group.sql(*_MEMBERS), group.of, 0)
        winners: dict[str, tuple[int, bytes]] = {}
        own: dict[str, bytes] = {}
        keys: dict[tuple[str, ...], bytes] = {}
        survivor = 0
        for page in self._members(opening, group):
            for line, key, _, content in page:
                values = load_values(content)
                keys.setdefault(load_key(key), values.get(self.match, b"[]"))
                self._compete(line, values, winners, wins)
                if wins == "last" or not survivor:
                    survivor, own = line, values
        merged = {slug: value for slug, (_, value) in winners.items()}
        if len(keys) > 1:
            self._join(survivor, keys, merged)
        if merged != own:
            self.store.run("UPDATE sending SET content = ? WHERE line = ?", pack(merged), survivor)
        borrowed = [(survivor, slug, line) for slug, (line, _) in winners.items() if line != survivor]
        if borrowed:
            self.store.run_many((_BORROW, borrowed))
        for page in self._members(opening, group):
            yield self._superseded(page, survivor, merged)

    def _compete(
        self,
        line: int,
        values: Mapping[str, bytes],
        winners: dict[str, tuple[int, bytes]],
        wins: Literal["last", "first"],
    ) -> None:
        """A value counts with the line that said it, which other rows may have been folded into since."""
        origins = dict(self.store.each(_BORROWED, line)) if self.is_again else {}
        for slug, value in values.items():
            origin = origins.get(slug, line)
            if slug not in winners or (origin > winners[slug][0]) == (wins == "last"):
                winners[slug] = (origin, value)

    def _join(self, survivor: int, keys: Mapping[tuple[str, ...], bytes], merged: dict[str, bytes]) -> None:
        """Rows of one record that name it by different values: all of these are to be its own."""
        merged[self.match] = b"[" + b",".join(items for value in keys.values() if (items := value[1:-1])) + b"]"
        joined = tuple(sorted({value for key in keys for value in key}))
        self.store.run("UPDATE sending SET key = ? WHERE line = ?", pack(joined), survivor)
        self.store.run("UPDATE rows SET digest = ? WHERE line = ?", digest_of(joined), survivor)

    def _members(self, opening: list[_ROW], group: Group) -> Iterator[list[_ROW]]:
        """The rows of one group in pages; the opening page, which is all that most groups have, is not read again."""
        page, seen = opening, len(opening)
        yield page
        while seen < group.size:
            page = self.store.page(group.sql(*_MEMBERS), group.of, page[-1][0])
            seen += len(page)
            yield page

    def _superseded(self, page: list[_ROW], survivor: int, merged: Mapping[str, bytes]) -> list[Outcome]:
        outcomes: list[Outcome] = []
        overruled: list[tuple[str, int, int]] = []
        for line, _, columns, content in page:
            if line == survivor:
                continue
            values = load_values(content).items()
            # What the match attribute says is the same in another form, or joined.
            slugs = [slug for slug, value in values if value != merged[slug] and slug != self.match]
            overruled.extend((slug, line, line) for slug in slugs)
            names = load_columns(columns)
            differs = dict.fromkeys(name for slug in slugs for name in names.get(slug, (slug,)))
            outcomes.append(Outcome(line=line, state="superseded", superseded_by=survivor, differs=tuple(differs)))
        # An option, or a reference, that only an overruled value needs is not to be created, or looked up.
        if overruled and self.store.page(_HAS_NEEDS, count=1):
            self.store.run_many(*((sql, overruled) for sql in _OVERRULED))
        return outcomes


def _gathered(pages: Iterable[list[Outcome]]) -> Iterator[list[Outcome]]:
    """Small pages joined: most groups are two rows, and storing each by itself takes longer than finding it."""
    held: list[Outcome] = []
    size = 0
    for page in pages:
        held += page
        size += sum(len(str(problem.value)) for outcome in page for problem in outcome.problems)
        if len(held) >= sizes.PAGE_ROWS or size >= sizes.PAGE_BYTES:
            yield held
            held, size = [], 0
    yield held


def lines_as_text(named: Sequence[int], total: int) -> str:
    """`line 7`, `lines 3 and 7`, `lines 3, 7 and 1,234 more`."""
    texts = [str(line) for line in named]
    if total > len(texts):
        texts.append(f"{total - len(texts):,} more")
    several = ", ".join(texts[:-1])
    return f"lines {several} and {texts[-1]}" if several else f"line {texts[0]}"
