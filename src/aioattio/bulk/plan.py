"""What a run would do, row by row, before it does any of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import msgspec
from attrs import asdict, evolve, field, frozen

from aioattio.bulk.applying.runner import STALE
from aioattio.bulk.executing import Execution
from aioattio.bulk.facts import PlanFacts
from aioattio.bulk.options import SyncOptions
from aioattio.bulk.outcome import Outcome, Problem, Row
from aioattio.bulk.parts import made_of
from aioattio.bulk.report import PlanCounts, Progress, Report
from aioattio.bulk.reporting.plan_text import plan_table
from aioattio.bulk.spool import Deletion, Difference, PlanRow, Spool, What
from aioattio.bulk.spool.plain import plain
from aioattio.bulk.target import Target
from aioattio.encoding import encode
from aioattio.errors import InvalidInput
from aioattio.values.reading import natural_values

if TYPE_CHECKING:
    from aioattio.resources.attributes import Attributes
    from aioattio.session import Session

__all__ = ["Change", "Plan", "PlannedRow"]

_PAGE = 500


@frozen
class Change:
    """One attribute of one record. old, new: natural values, a list where the attribute is a multiselect."""

    attribute: str
    old: Any
    new: Any


@frozen(kw_only=True)
class PlannedRow:
    """One row of the input, and what would become of it.

    line: as in `Row`; action: "create", "update", "unchanged", "superseded", "conflict" or "rejected"; record_id: of
    the record that it matches; changes: what would be written; reason: why it is superseded, in conflict or rejected,
    in one line of text; problems: the same, cell by cell; row: its cells as they were read.
    """

    line: int
    action: What
    record_id: str | None = None
    changes: tuple[Change, ...] = ()
    reason: str = ""
    problems: tuple[Problem, ...] = ()
    row: Row = field(repr=False)

    def to_dict(self) -> dict[str, Any]:
        """For JSON; values that it has no form for are text."""
        changes = [{"attribute": c.attribute, "old": plain(c.old), "new": plain(c.new)} for c in self.changes]
        return {
            "line": self.line,
            "action": self.action,
            "record_id": self.record_id,
            "changes": changes,
            "reason": self.reason,
        }


class Plan:
    """What was read from the input, compared with what Attio has. Nothing is written until `apply`.

        with await attio.companies.plan("companies.csv", match="domains") as plan:
            print(plan.counts, plan.how)
            report = await plan.apply(journal="run.db")

    counts: rows by what would become of them. how: what was read to find that out, as text. object, match: what the
    rows go to, and by what they are matched. ignored_columns, notes: as in `Report`. is_complete: False where `stop`
    was set before the last row was compared; such a plan cannot be applied.

    It keeps its rows in a temporary file until `close` (or the end of `with`).
    """

    def __init__(
        self,
        session: Session,
        attributes: Attributes | None,
        target: Target,
        spool: Spool,
        facts: PlanFacts,
        options: SyncOptions,
        *,
        is_reopened: bool = False,
    ) -> None:
        self._session, self._attributes, self._target, self._kept = session, attributes, target, spool
        self._facts, self._options, self._is_reopened = facts, options, is_reopened
        self._is_applied, self._is_closed, self._made_at = False, False, session.transport.now()
        self.object, self.match, self.how = facts.name, facts.match, facts.how
        self.ignored_columns, self.notes, self.is_complete = facts.ignored, facts.notes, facts.is_complete

    def __repr__(self) -> str:
        if self._is_closed:
            return f"<Plan for {self.object}: closed>"
        counts = ", ".join(f"{count:,} {name}" for name, count in asdict(self.counts).items() if count)
        return f"<Plan for {self.object}: {counts or 'no rows'}>"

    @property
    def counts(self) -> PlanCounts:
        return self._spool.planned()

    @property
    def new_attributes(self) -> tuple[str, ...]:
        """Slugs of the attributes that are made first."""
        return tuple(new.slug for new in self._facts.missing)

    @property
    def new_options(self) -> tuple[str, ...]:
        """Select options that are made first, as "slug: title"."""
        return tuple(f"{slug}: {title}" for slug, titles in self._spool.new_choices() for title in titles)

    def rows(self, action: What | None = None) -> Iterator[PlannedRow]:
        """Every row of the input in order, or those of one action; read from disk in pages."""
        after = 0
        while page := self._spool.plan_rows(action, after, _PAGE):
            after = page[-1].line
            yield from map(self._row, page)

    def deletions(self) -> Iterator[Deletion]:
        """What would be deleted: things that no row names, where that was asked for."""
        after = 0
        while page := self._spool.deletions(after, _PAGE):
            after = page[-1].number
            yield from page

    def table(self, limit: int = 50) -> str:
        """The plan as text: how it was made, counts, and the first `limit` rows that are not unchanged."""
        return plan_table(self, limit)

    def to_dict(self) -> dict[str, Any]:
        """For JSON: counts, how, and every row that is not unchanged. In memory at once."""
        return {
            "object": self.object,
            "match": self.match,
            "how": self.how,
            "counts": asdict(self.counts),
            "ignored_columns": list(self.ignored_columns),
            "notes": list(self.notes),
            "rows": [row.to_dict() for row in self.rows() if row.action != "unchanged"],
            "deletions": [{"id": one.id, "label": one.label} for one in self.deletions()],
        }

    def to_json(self) -> str:
        """`to_dict` as one line of JSON."""
        return json.dumps(self.to_dict(), default=str)

    def save(self, path: str | Path) -> None:
        """A copy to be applied later, by `attio.open_plan(path)` or `aioattio sync --apply PATH`.

        It holds the rows and what they change, and no token. Raises InvalidInput where the file is there already,
        OSError where it cannot be written.
        """
        self._check_is_complete()
        self._spool.save(path)

    async def apply(
        self,
        *,
        journal: str | Path | None = None,
        rejects: str | Path | None = None,
        html: str | Path | None = None,
        progress: Callable[[Progress], None] | None = None,
        on_outcome: Callable[[Outcome], None] | None = None,
        stop: asyncio.Event | None = None,
    ) -> Report:
        """Write what differs, at the rate limit; every row gets an outcome.

        Rows whose compared attributes are not what they were when this was planned end as conflicts; the rest is
        applied. journal: a file that remembers what was written (that of a finished run is replaced), so that a run
        that is killed can be resumed (by `attio.open_plan(journal)` and `apply` again). rejects: file for the rows to
        mend, importable again; html: file for a report that browsers show. progress, on_outcome, stop: as for
        `Records.sync`. Raises InvalidInput and OSError before anything is written; from then on failures end in the
        report.
        """
        self._check_is_complete()
        if self._is_applied:
            raise InvalidInput(
                "this plan is applied already; plan again, there may be nothing left to do",
                attribute="plan",
                given=self,
                accepted="a plan that was not applied",
            )
        options = evolve(
            self._options,
            journal=journal if journal is not None else self._spool.path or None,
            rejects=rejects,
            html=html,
            progress=progress,
            on_outcome=on_outcome,
            stop=stop or asyncio.Event(),
        )
        execution = Execution(
            self._session,
            self._attributes,
            self._target,
            self._spool,
            self._facts,
            options,
            is_fresh=not self._is_reopened and self._session.transport.now() - self._made_at <= STALE,
        )
        self._is_applied = True
        try:
            return await execution.run()
        finally:
            self._is_applied = execution.has_begun

    def close(self) -> None:
        """Let go of the temporary file. Harmless when repeated."""
        self._is_closed = True
        self._kept.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _spool(self) -> Spool:
        if self._is_closed:
            raise InvalidInput(
                "this plan is closed; use it before `close`, or before the end of its `with`",
                attribute="plan",
                given=self,
                accepted="a plan that is open",
            )
        return self._kept

    def _row(self, one: PlanRow) -> PlannedRow:
        differences = _made(one.differences) if one.action == "create" else one.differences
        return PlannedRow(
            line=one.line,
            action=one.action,
            record_id=one.record_id,
            changes=tuple(map(self._change, differences)),
            reason=one.outcome.reason if one.outcome is not None else "",
            problems=one.outcome.problems if one.outcome is not None else (),
            row=one.row,
        )

    def _change(self, difference: Difference) -> Change:
        attribute = self._target.destination.definitions.find(difference.slug)
        kind = attribute.type if attribute is not None else None
        old, new = natural_values(difference.old, kind), natural_values(difference.new, kind)
        if kind in ("select", "status"):  # sent by id
            new = [self._facts.titles.get(one, one) for one in new]
        if attribute is not None and attribute.is_multiselect:
            return Change(difference.slug, old, new)
        return Change(difference.slug, old[0] if old else None, new[0] if new else None)

    def _check_is_complete(self) -> None:
        if not self.is_complete:
            raise InvalidInput(
                "this plan was stopped before its last row; plan again",
                attribute="plan",
                given=self,
                accepted="a plan of every row",
            )


def _made(differences: Iterable[Difference]) -> list[Difference]:
    """What a create writes, names and locations put together."""
    values = made_of({one.slug: msgspec.Raw(one.new) for one in differences})
    whole = {slug: encode(value) for slug, value in values.items()}
    return [Difference(slug, b"[]", value, value) for slug, value in whole.items()]
