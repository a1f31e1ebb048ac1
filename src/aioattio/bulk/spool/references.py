"""What rows name by something else than an id: kept once each, in the values as numbers, and given out as ids."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from attrs import define, field

from aioattio.bulk.outcome import Outcome, Problem
from aioattio.bulk.spool.endings import Endings
from aioattio.bulk.spool.items import Reference
from aioattio.bulk.spool.packing import digest_of, load_columns, load_values, pack, place_of
from aioattio.bulk.spool.store import Store

__all__ = ["References"]

_HELD = 10_000
"""References held in memory at most."""

# No attribute is called so, and within a text the quotes would have backslashes.
_MARK = b'{"$":'
_MARKED = re.compile(rb'\{"\$":(\d+)\}')

_items = msgspec.json.Decoder(list[msgspec.Raw])
_ids = msgspec.json.Decoder(list[dict[str, Any]])

_NUMBER = "SELECT number FROM refs WHERE object = ? AND attribute = ? AND value = ?"
_NEW = "INSERT OR IGNORE INTO refs (object, attribute, value, form) VALUES (?, ?, ?, ?)"
_RESOLVE = "UPDATE refs SET id = ?, is_bad = ? WHERE object = ? AND attribute = ? AND value = ?"
# A row that was folded into another one that is pending counts as it does: what it names may be in the values of that.
_PENDING = """
naming n CROSS JOIN rows r ON r.line = n.line LEFT JOIN rows s ON s.line = r.superseded_by
"""
_IS_PENDING = "CASE r.state WHEN 'superseded' THEN s.state ELSE r.state END IS NULL"
_WANTED = f"""
SELECT f.number, f.object, f.attribute, f.value FROM refs f
WHERE f.number > ? AND f.id IS NULL AND f.is_bad IS NULL
AND EXISTS (SELECT 1 FROM {_PENDING} WHERE n.number = f.number AND {_IS_PENDING}) ORDER BY f.number
"""  # noqa: S608 - constants
_KEYS = """
SELECT r.line, s.content FROM refs f CROSS JOIN naming n ON n.number = f.number
CROSS JOIN rows r ON r.line = n.line CROSS JOIN sending s ON s.line = r.line
WHERE f.object = ? AND f.attribute = ? AND f.value = ? AND n.slug = ? AND r.state IS NULL AND r.line > ?
ORDER BY n.line
"""
_DANGLING = f"""
INSERT INTO dangling SELECT DISTINCT COALESCE(r.superseded_by, r.line), r.line, n.number, n.slug
FROM refs f CROSS JOIN {_PENDING} WHERE f.is_bad IS NOT NULL AND n.number = f.number AND {_IS_PENDING}
"""  # noqa: S608 - constants
_WHY = """
SELECT d.slug, f.object, f.attribute, f.value, f.is_bad, s.columns, c.content FROM dangling d
CROSS JOIN refs f ON f.number = d.number CROSS JOIN sending s ON s.line = d.named CROSS JOIN cells c ON c.line = d.named
WHERE d.line = ? ORDER BY d.named, d.slug, d.number
"""


@define(eq=False)
class References:
    """Values with a number for each reference, and back."""

    store: Store
    endings: Endings
    match: str
    _forms: dict[int, bytes] = field(factory=dict)

    def kept(
        self, line: int, values: Mapping[str, bytes], references: Sequence[tuple[str, Reference]]
    ) -> dict[str, bytes]:
        """The values with numbers. references: those of them, in their order. Raises ValueError for others."""
        kept = dict(values)
        for slug in dict.fromkeys(slug for slug, _ in references):
            named = iter([one for given, one in references if given == slug])
            items = [self._numbered(line, slug, item, named) for item in _items.decode(values[slug])]
            kept[slug] = b"[" + b",".join(items) + b"]"
            if next(named, None) is not None:
                raise ValueError(f"line {line}: {slug} has fewer references than are named")
        return kept

    def _numbered(self, line: int, slug: str, item: msgspec.Raw, named: Iterator[Reference]) -> bytes:
        form = bytes(item)
        fields = msgspec.json.decode(form)
        if not isinstance(fields, dict) or "target_record_id" in fields or "referenced_actor_id" in fields:
            return form
        one = next(named, None)
        if one is None:
            raise ValueError(f"line {line}: {slug} has more references than are named")
        self.store.run(_NEW, one.object, one.attribute, one.value, form)
        ((number,),) = self.store.page(_NUMBER, one.object, one.attribute, one.value, count=1)
        self.store.run("INSERT OR IGNORE INTO naming VALUES (?, ?, ?)", number, line, slug)
        return b'{"$":%d}' % number

    def given(self, content: bytes) -> dict[str, msgspec.Raw]:
        """Packed values as they are given out: with ids, where they are known."""
        values = load_values(content)
        return {slug: msgspec.Raw(self._filled(value) if _MARK in value else value) for slug, value in values.items()}

    def _filled(self, value: bytes) -> bytes:
        return _MARKED.sub(lambda mark: self._form(int(mark[1])), value)

    def _form(self, number: int) -> bytes:
        if number not in self._forms:
            if len(self._forms) >= _HELD:
                self._forms.clear()
            ((of, form, found),) = self.store.page(
                "SELECT object, form, id FROM refs WHERE number = ?", number, count=1
            )
            if found is not None and of:
                form = msgspec.json.encode({"target_object": of, "target_record_id": found})
            elif found is not None:
                form = msgspec.json.encode({"referenced_actor_type": "workspace-member", "referenced_actor_id": found})
            self._forms[number] = form
        return self._forms[number]

    def wanted(self) -> Iterator[list[Reference]]:
        after = 0
        while page := self.store.page(_WANTED, after):
            after = page[-1][0]
            yield [Reference(*one) for _, *one in page]

    def resolve(self, found: Mapping[Reference, str | None], ambiguous: Collection[Reference]) -> None:
        resolved = [(id_, None if id_ else 1, one.object, one.attribute, one.value) for one, id_ in found.items()]
        several = [(None, 2, one.object, one.attribute, one.value) for one in ambiguous]
        with self.store.transaction():
            self.store.run_many((_RESOLVE, resolved), (_RESOLVE, several))
            self._forms.clear()
            for one, id_ in found.items():
                if id_ is not None:
                    self._rekey(one)

    def _rekey(self, one: Reference) -> None:
        """Rows whose match attribute is this reference."""
        after = 0
        while page := self.store.page(_KEYS, one.object, one.attribute, one.value, self.match, after):
            after = page[-1][0]
            for line, content in page:
                items = _ids.decode(self._filled(load_values(content)[self.match]))
                ids = (item.get("target_record_id") or item.get("referenced_actor_id") for item in items)
                key = tuple(sorted({str(id_).lower() for id_ in ids if id_}))
                digest = digest_of(key)
                self.store.run("UPDATE rows SET digest = ? WHERE line = ?", digest, line)
                self.store.run("UPDATE sending SET key = ? WHERE line = ?", pack(key), line)
                self.store.run("INSERT OR IGNORE INTO rekeyed VALUES (?)", line)
                if len(key) > 1:
                    parts = [(digest_of((value,)), digest, line) for value in key]
                    self.store.run_many(("INSERT INTO parts VALUES (?, ?, ?)", parts))

    def end_dangling(self, reason: Callable[[Reference, bool], str]) -> Iterator[Outcome]:
        return self.endings.told(self._dangling(reason))

    def _dangling(self, reason: Callable[[Reference, bool], str]) -> Iterator[list[Outcome]]:
        self.store.run("DROP TABLE IF EXISTS dangling")
        self.store.run(
            "CREATE TABLE dangling (line, named, number, slug, PRIMARY KEY (line, named, slug, number)) WITHOUT ROWID"
        )
        self.store.run(_DANGLING)
        after = 0
        while page := self.store.page("SELECT DISTINCT line FROM dangling WHERE line > ? ORDER BY line", after):
            after = page[-1][0]
            yield [Outcome(line=line, state="rejected", problems=self._problems(line, reason)) for (line,) in page]

    def _problems(self, line: int, reason: Callable[[Reference, bool], str]) -> tuple[Problem, ...]:
        problems: dict[Problem, None] = {}
        for slug, of, attribute, value, is_bad, columns, cells in self.store.each(_WHY, line):
            column, _ = place_of(slug, load_columns(columns), cells)
            problems[Problem(column, value, reason(Reference(of, attribute, value), is_bad == 2))] = None
        return tuple(problems)
