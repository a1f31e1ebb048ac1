"""A plan carried out: what is missing is made, what differs is written, and all of it is reported."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from aioattio.bulk.applying.runner import Runner
from aioattio.bulk.creating import Creation
from aioattio.bulk.facts import PlanFacts
from aioattio.bulk.monitor import PROBLEMS, Monitor
from aioattio.bulk.options import SyncOptions
from aioattio.bulk.outcome import Outcome
from aioattio.bulk.report import Report, Stopped
from aioattio.bulk.reporting.report_files import ReportFiles
from aioattio.bulk.spool import Spool, What
from aioattio.bulk.target import Target
from aioattio.errors import InvalidInput
from aioattio.threads import finished, opened

if TYPE_CHECKING:
    from aioattio.resources.attributes import Attributes
    from aioattio.session import Session

__all__ = ["Execution", "tell"]

BATCH = 200
"""Outcomes told at once."""


async def tell(outcomes: Iterator[Outcome], settled: Callable[[Outcome], None]) -> None:
    """What a spool decides by itself, page by page, to whoever wants to know. Raises what `settled` raises."""

    def some() -> list[Outcome]:
        return list(islice(outcomes, BATCH))

    while page := await finished(some):
        for outcome in page:
            settled(outcome)


def _remind(monitor: Monitor, spool: Spool) -> None:
    """What ended by a plan that somebody else has made: it was told then, and belongs to the report all the same."""
    actions: tuple[What, ...] = ("conflict", "rejected", "superseded")
    for action in actions:
        kind = monitor.superseded if action == "superseded" else monitor.not_in
        found = spool.plan_rows(action, 0, PROBLEMS - len(kind))
        kind.extend(row.outcome for row in found if row.outcome is not None)


def _is_same(path: str, other: str | Path) -> bool:
    return os.path.realpath(path) == os.path.realpath(other)


@define(eq=False)
class Execution:
    """One plan on its way into Attio. attributes: to be added to, None where there are none.

    monitor: of the planning, if it was the same run. is_fresh: whether the plan was made just now, by this process.
    """

    session: Session
    attributes: Attributes | None
    target: Target
    spool: Spool
    facts: PlanFacts
    options: SyncOptions
    is_fresh: bool
    monitor: Monitor | None = None
    files: ReportFiles | None = None
    has_begun: bool = False
    """Whether anything may be written by now."""
    _creation: Creation = field(factory=lambda: Creation((), ()))
    _notes: Sequence[str] = ()

    async def run(self) -> Report:
        """See `Plan.apply`."""
        async with AsyncExitStack() as stack:
            files = self.files
            if files is None:
                files = stack.enter_context(ReportFiles(self.options, self.facts.outline))
            spool = self.spool
            journal = self.options.journal
            if journal is not None and not _is_same(spool.path, journal):
                await finished(_make_room, journal)
                await finished(spool.save, journal)
                spool = stack.enter_context(await opened(Spool.open, journal))
            self.has_begun = True
            monitor = self.monitor or Monitor(self.options, None, self.session.transport, spool.counts)
            if self.monitor is None or not self.is_fresh:
                await finished(_remind, monitor, spool)
            stopped = await self._written(spool, monitor) if self.facts.is_complete else None
            was_stopped = await self._end(stopped, spool, monitor)
            report = evolve(self._report(spool, monitor), stopped=was_stopped)
            return await finished(files.filled, report, spool)

    async def _written(self, spool: Spool, monitor: Monitor) -> Stopped | None:
        self._creation = Creation(self.target.missing, await finished(spool.new_choices))
        if self._goes_on() and spool.to_write() and self.attributes is not None:
            refused = await self._creation.run(self.attributes, monitor, self.options.stop)
            if refused is not None:
                return refused
        # In a thread: it counts every row, which takes seconds where there are a million.
        planned = await finished(spool.planned)
        monitor.begin("writing", spool.to_write() + planned.delete - spool.deleted())
        runner = Runner(
            self.session,
            self.target.destination,
            spool,
            monitor,
            self.options,
            columns=self.facts.columns_of,
            is_fresh=self.is_fresh,
        )
        stopped = await runner.run()
        self._notes = runner.notes
        return stopped

    async def _end(self, stopped: Stopped | None, spool: Spool, monitor: Monitor) -> Stopped | None:
        """Rows without an outcome were not tried. Why, if there are any."""
        await tell(spool.end(), monitor.settled)
        monitor.show(now=True)
        counts = spool.counts()
        is_left = bool(counts.not_tried or await finished(spool.deletions, 0, 1))
        if stopped is not None and not is_left:
            stopped = None  # it would have ended here, but so did the rows
        elif stopped is None and not self.facts.is_complete:
            unread = f"after reading {counts.rows:,} rows; further rows were not even read"
            when = "before anything was written" if self.facts.is_read else unread
            stopped = Stopped("asked", f"ended early, as asked, {when}")
        elif stopped is None and not self._goes_on() and is_left:
            stopped = Stopped("asked", "ended early, as asked")
        if stopped is None:
            await finished(spool.set_phase, "done")
            return None
        return evolve(stopped, not_tried=await finished(spool.lines, "not_tried"))

    def _goes_on(self) -> bool:
        return not self.options.stop.is_set()

    def _kept(self, spool: Spool) -> list[str]:
        """What no row names, and is there all the same."""
        failed = spool.failed_deletions(PROBLEMS)
        return [f"{one.id} ({one.label}) could not be deleted: {reason}" for one, reason in failed]

    def _report(self, spool: Spool, monitor: Monitor) -> Report:
        meter, facts = monitor.meter, self.facts
        return Report(
            object=facts.name,
            match=facts.match,
            counts=spool.counts(),
            how=facts.how,
            deleted=spool.deleted(),
            records=spool.records(),
            seconds=meter.seconds,
            writes_per_second=meter.writes_per_second,
            rate_limited=meter.rate_limited,
            retries=meter.retries,
            limit=monitor.timeline.limit,
            timeline=monitor.timeline.seconds,
            slowest=monitor.timeline.slowest,
            created_attributes=tuple(self._creation.attributes_made),
            created_options=tuple(self._creation.options_made),
            ignored_columns=facts.ignored,
            notes=(*facts.notes, *self._notes, *self._kept(spool)),
            problems=monitor.problems,
        )


def _make_room(journal: str | Path) -> None:
    """Remove the journal of a run that is finished: it holds nothing that the next one needs.

    Raises InvalidInput for one that is not finished, that has to be remembered, or that is none; OSError.
    """
    if not Spool.is_there(journal):
        return
    with Spool.open(journal) as spool:
        wrong = None
        if spool.phase == "planned":
            wrong = f"{journal} holds a run that is not finished: go on with it by attio.open_plan, or name another one"
        elif not spool.match:
            wrong = f"{journal} is the journal of notes or tasks, which it has to remember; name another one"
    if wrong is not None:
        raise InvalidInput(f"journal: {wrong}", attribute="journal", given=str(journal), accepted="another path")
    Path(journal).unlink()
