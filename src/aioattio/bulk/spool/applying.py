"""Requests, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from attrs import define

from aioattio.bulk.outcome import IN_ATTIO, Outcome
from aioattio.bulk.spool.endings import Endings
from aioattio.bulk.spool.items import Action, Difference, Job
from aioattio.bulk.spool.packing import load_differences, load_key
from aioattio.bulk.spool.references import References
from aioattio.bulk.spool.store import Store

__all__ = ["Applying", "created_values"]

_NEXT_JOBS = """
SELECT r.line, r.action, r.record_id, r.sent, s.key, CASE r.action WHEN 'create' THEN s.content END, d.content
FROM rows r CROSS JOIN sending s ON s.line = r.line LEFT JOIN changes d ON d.line = r.line
WHERE r.line > ? AND r.state IS NULL AND r.action IS NOT NULL ORDER BY r.line
"""
_SENT = "UPDATE rows SET sent = 1 WHERE line = ? AND state IS NULL AND action IS NOT NULL"
_RECORD = "INSERT OR IGNORE INTO records VALUES (?)"
_LEDGER = "INSERT OR REPLACE INTO ledger SELECT digest, ? FROM rows WHERE line = ? AND digest IS NOT NULL"


@define(eq=False)
class Applying:
    """Jobs given out and settled."""

    store: Store
    endings: Endings
    references: References
    keeps_ledger: bool
    records: int = 0

    def __attrs_post_init__(self) -> None:
        ((self.records,),) = self.store.page("SELECT COUNT(*) FROM records")

    def jobs(self, after_line: int, count: int) -> list[Job]:
        return [self._job(*one) for one in self.store.page(_NEXT_JOBS, after_line, count=count)]

    def _job(
        self, line: int, action: Action, id_: str | None, sent: int | None, key: bytes, row: bytes | None, change: bytes
    ) -> Job:
        differences = load_differences(change)
        values = _sent_values(differences) if row is None else created_values(self.references, row)
        return Job(line, action, id_, values, load_key(key), differences, bool(sent))

    def sent(self, lines: Sequence[int]) -> None:
        with self.store.transaction(durable=True):
            (marked,) = self.store.run_many((_SENT, [(line,) for line in lines]))
            if marked != len(lines):
                raise ValueError(f"not all of the lines {', '.join(map(str, lines))} are to be sent")

    def settle(self, outcome: Outcome) -> None:
        more: list[tuple[str, Iterable[tuple[Any, ...]]]] = []
        is_written = outcome.record_id is not None and outcome.state in ("created", "updated")
        if is_written:
            more.append((_RECORD, [(outcome.record_id,)]))
        if self.keeps_ledger and outcome.record_id is not None and outcome.state in IN_ATTIO:
            more.append((_LEDGER, [(outcome.record_id, outcome.line)]))
        new, *_ = (*self.endings.end([outcome], *more), 0)
        self.records += new if is_written else 0

    def made(self) -> list[str]:
        page = self.store.each("SELECT id FROM ledger WHERE id IS NOT NULL")
        return [id_ for (id_,) in page]


def created_values(references: References, content: bytes) -> dict[str, msgspec.Raw]:
    """What a create sends: nothing that is empty."""
    return {slug: value for slug, value in references.given(content).items() if bytes(value) != b"[]"}


def _sent_values(differences: Iterable[Difference]) -> dict[str, msgspec.Raw]:
    return {one.slug: msgspec.Raw(one.send) for one in differences}
