"""A whole run: rows in, checked and folded on disk first, then written at the limit; a report at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from itertools import islice

from attrs import define, evolve, field

from aioattio.bulk.binding import Binding
from aioattio.bulk.choices import fetch_choices
from aioattio.bulk.creating import Creation
from aioattio.bulk.monitor import Monitor
from aioattio.bulk.options import LoadOptions
from aioattio.bulk.outcome import Outcome, Row
from aioattio.bulk.preparing import Preparer
from aioattio.bulk.report import Report, Stopped
from aioattio.bulk.runner import Runner
from aioattio.bulk.sources import RejectsFile, Source
from aioattio.bulk.spool import Spool
from aioattio.bulk.target import Target, find_target
from aioattio.resources.attributes import Attributes
from aioattio.session import Session
from aioattio.threads import finished

__all__ = ["Load"]

BATCH = 200
"""Rows read, checked and put on disk at once."""


@define(eq=False)
class Load:
    """One run of one source into one object. attributes: those of the object, to be asked and added to."""

    session: Session
    object: str
    attributes: Attributes
    source: Source
    options: LoadOptions
    _creation: Creation = field(factory=lambda: Creation((), ()))
    _is_cut_short: bool = False
    """Whether a stop came before the last row was read."""

    async def run(self) -> Report:
        """See `Records.load`."""
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self.source.aclose)
            target = await find_target(self.session, self.object, self.options)
            may_replace = self.options.multiselect == "replace"
            binding = Binding(target.definitions, self.options.mapping, target.match, self.source.name, may_replace)
            await self.source.open()
            if self.source.columns is not None:
                binding.bind_header(self.source.columns)
            rejects = RejectsFile(self.options.rejects, self.source) if self.options.rejects is not None else None
            if rejects is not None:
                stack.callback(rejects.discard)
            spool = stack.enter_context(Spool(match=target.match.slug))
            monitor = Monitor(self.options, self.source, self.session.transport, spool.counts)
            await self._read(await self._preparer(binding), spool, monitor)
            await self._tell(spool.fold(self.options.on_duplicate or "last"), monitor)
            stopped = await self._write(target, binding, spool, monitor)
            await self._tell(spool.end(), monitor)
            monitor.show(now=True)
            report = self._report(target, binding, spool, monitor)
            report = evolve(report, stopped=await self._ending(stopped, spool))
            return await self._with_rejects(report, rejects, spool)

    async def _preparer(self, binding: Binding) -> Preparer:
        is_bound = self.source.columns is not None or (binding.mapping is not None and bool(binding.mapping.columns))
        wanted = binding.attributes if is_bound else list(binding.definitions.values())
        return Preparer(
            binding,
            await fetch_choices(self.attributes, wanted),
            clears=self.options.empty == "clear",
            create_options=self.options.create_options,
        )

    async def _read(self, preparer: Preparer, spool: Spool, monitor: Monitor) -> None:
        """Every row onto the disk. Raises InvalidInput while nothing is written yet."""

        def take(rows: Sequence[Row]) -> list[Outcome]:
            checked = preparer.check(rows)
            spool.add(checked)
            return [
                Outcome(line=one.row.line, state="rejected", problems=one.problems) for one in checked if one.problems
            ]

        while self._goes_on() and (rows := await self.source.read(BATCH)):
            # In a thread: a batch takes milliseconds that the application's event loop should not miss.
            for outcome in await finished(take, rows):
                monitor.settled(outcome)
            monitor.show()
        self._is_cut_short = not self._goes_on()

    async def _tell(self, outcomes: Iterator[Outcome], monitor: Monitor) -> None:
        """What the spool decides by itself, page by page."""

        def some() -> list[Outcome]:
            return list(islice(outcomes, BATCH))

        while page := await finished(some):
            for outcome in page:
                monitor.settled(outcome)

    async def _write(self, target: Target, binding: Binding, spool: Spool, monitor: Monitor) -> Stopped | None:
        self._creation = Creation(target.missing, await finished(spool.new_choices))
        if self.options.dry_run:
            if spool.to_write():
                self._creation.pretend()
            return None
        if self._goes_on() and spool.to_write():
            refused = await self._creation.run(self.attributes, monitor, self.options.stop)
            if refused is not None:
                return refused
        monitor.begin("writing", spool.to_write())
        runner = Runner(
            self.session,
            target.object,
            target.match.slug,
            spool,
            monitor.meter,
            self.options.stop,
            monitor.answered,
            binding.columns_of(),
        )
        return await runner.run()

    def _goes_on(self) -> bool:
        return not self.options.stop.is_set()

    async def _ending(self, stopped: Stopped | None, spool: Spool) -> Stopped | None:
        """Why rows are left, if any are: a run that failed, or a stop that was asked for."""
        counts = spool.counts()
        if stopped is not None and not counts.not_tried:
            return None  # it would have ended here, but so did the rows
        if stopped is None and self._is_cut_short:
            read = f"after reading {counts.rows:,} rows; further rows were not even read"
            stopped = Stopped("asked", f"ended early, as asked, {read}")
        elif stopped is None and not self._goes_on() and counts.not_tried and not self.options.dry_run:
            stopped = Stopped("asked", "ended early, as asked")
        return None if stopped is None else evolve(stopped, not_tried=await finished(spool.lines, "not_tried"))

    def _report(self, target: Target, binding: Binding, spool: Spool, monitor: Monitor) -> Report:
        meter = monitor.meter
        return Report(
            object=target.object,
            match=target.match.slug,
            counts=spool.counts(),
            records=spool.records(),
            seconds=meter.seconds,
            writes_per_second=meter.writes_per_second,
            rate_limited=meter.rate_limited,
            retries=meter.retries,
            created_attributes=tuple(self._creation.attributes_made),
            created_options=tuple(self._creation.options_made),
            ignored_columns=tuple(binding.ignored),
            notes=tuple(binding.notes() if spool.counts().rows else ["there were no rows"]),
            problems=monitor.problems,
            dry_run=self.options.dry_run,
        )

    async def _with_rejects(self, report: Report, rejects: RejectsFile | None, spool: Spool) -> Report:
        """The rows to mend, if any, in their file. The others are written: a full disk must not cost the report."""
        counts = report.counts
        if rejects is None or not counts.rejected + counts.conflicts + counts.failed:
            return report

        def fill() -> None:
            for row, outcome in spool.to_mend():
                rejects.write(row, outcome)
            rejects.commit()

        try:
            await finished(fill)
        except OSError as error:
            return evolve(report, rejects_error=f"{self.options.rejects}: {error.strerror or error}")
        return evolve(report, rejects=str(self.options.rejects))
