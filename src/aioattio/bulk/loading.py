"""A whole run: rows in, checked and folded on disk first, then written at the limit; a report at the end."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AsyncExitStack
from itertools import islice
from typing import TYPE_CHECKING, Any

import anyio.to_thread
from attrs import define, evolve, field

from aioattio.bulk.binding import Binding
from aioattio.bulk.choices import fetch_choices
from aioattio.bulk.monitor import Monitor
from aioattio.bulk.options import LoadOptions
from aioattio.bulk.outcome import Outcome, Row
from aioattio.bulk.preparing import Preparer
from aioattio.bulk.report import Report, Stopped
from aioattio.bulk.runner import Runner
from aioattio.bulk.sources.rejects import RejectsFile
from aioattio.bulk.sources.source import Source, source_of
from aioattio.bulk.spool.spool import Spool
from aioattio.bulk.target import Target, find_target
from aioattio.errors import AttioError

if TYPE_CHECKING:
    from aioattio.resources.records import Records
    from aioattio.session import Session

__all__ = ["Load"]

BATCH = 200
"""Rows read, checked and put on disk at once."""


@define(eq=False)
class Load:
    """One run of one source into one object. What it created on the way stands in `created`."""

    records: Records
    session: Session
    source: Source
    options: LoadOptions
    created: list[str] = field(factory=list)
    created_options: list[str] = field(factory=list)
    _creating: str = ""
    _is_cut_short: bool = False
    """Whether a stop came before the last row was read."""

    @classmethod
    def of(cls, records: Records, session: Session, rows: Any, options: LoadOptions) -> Load:
        return cls(records, session, source_of(rows), options)

    async def run(self) -> Report:
        """See `Records.load`."""
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self.source.aclose)
            target = await find_target(self.session, self.records.object, self.options)
            may_replace = bool(self.options.multiselect)
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
            await self._fold(spool, monitor)
            stopped = await self._write(target, binding, spool, monitor)
            rejects_error = await self._finish(spool, monitor, rejects)
            return self._report(target, binding, spool, monitor, stopped or self._asked(spool), rejects_error)

    async def _preparer(self, binding: Binding) -> Preparer:
        is_bound = self.source.columns is not None or binding.mapping is not None
        wanted = binding.attributes if is_bound else list(binding.definitions.values())
        return Preparer(
            binding,
            await fetch_choices(self.records.attributes, wanted),
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
            for outcome in await anyio.to_thread.run_sync(take, rows):
                monitor.settled(outcome)
            monitor.show()
        self._is_cut_short = not self._goes_on()

    async def _fold(self, spool: Spool, monitor: Monitor) -> None:
        on_duplicate: Any = self.options.on_duplicate or "last"
        folded = spool.fold(on_duplicate)

        def some() -> list[Outcome]:
            return list(islice(folded, BATCH))

        while outcomes := await anyio.to_thread.run_sync(some):
            for outcome in outcomes:
                monitor.settled(outcome)

    async def _write(self, target: Target, binding: Binding, spool: Spool, monitor: Monitor) -> Stopped | None:
        new_options = spool.new_choices()
        if self.options.dry_run:
            self.created = [new.slug for new in target.missing]
            self.created_options = [f"{slug}: {title}" for slug, titles in new_options for title in titles]
            return None
        if self._goes_on() and spool.to_write():
            try:
                await self._create(target, new_options, monitor)
            except AttioError as error:
                return Stopped("failing", f"{self._creating}: {' '.join(str(error).split())}")
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

    async def _create(self, target: Target, new_options: Sequence[tuple[str, Sequence[str]]], monitor: Monitor) -> None:
        """What the rows need, before the first of them."""
        requests = len(target.missing) + sum(len(titles) for _, titles in new_options)
        if not requests:
            return
        monitor.begin("creating", requests)
        attributes = self.records.attributes
        for new in target.missing:
            self._creating = f"creating the attribute {new.slug!r}"
            await attributes.create(
                new.title,
                new.type,
                slug=new.slug,
                description=new.description,
                currency=new.currency,
                is_multiselect=new.is_multiselect,
                is_unique=new.is_unique,
            )
            self.created.append(new.slug)
            monitor.created()
        for slug, titles in new_options:
            for title in titles:
                self._creating = f"creating the option {title!r} of {slug}"
                await attributes.create_option(slug, title)
                self.created_options.append(f"{slug}: {title}")
                monitor.created()
        # So that the first row finds the whole budget of a second, and the rate that is told is that of the rows.
        await self.session.transport.sleep(1.0)

    async def _finish(self, spool: Spool, monitor: Monitor, rejects: RejectsFile | None) -> str | None:
        """An outcome for the rows that had no turn, and the file of those to mend; why that could not be written."""
        for outcome in spool.end():
            monitor.settled(outcome)
        monitor.show(now=True)
        counts = spool.counts()
        if rejects is not None and counts.rejected + counts.conflicts + counts.failed:

            def fill() -> None:
                for row, outcome in spool.to_mend():
                    rejects.write(row, outcome)
                rejects.commit()

            try:
                await anyio.to_thread.run_sync(fill)
            except OSError as error:  # the rows are written: a full disk must not take the report along
                return f"{self.options.rejects}: {error.strerror or error}"
        return None

    def _goes_on(self) -> bool:
        return not self.options.stop.is_set()

    def _asked(self, spool: Spool) -> Stopped | None:
        """What a stop that was asked for left undone, if anything."""
        if self._is_cut_short:
            read = spool.counts().rows
            message = f"ended early, as asked, after reading {read:,} rows; further rows were not even read"
            return Stopped("asked", message, spool.lines("not_tried"))
        if not self._goes_on() and spool.counts().not_tried and not self.options.dry_run:
            return Stopped("asked", "ended early, as asked", spool.lines("not_tried"))
        return None

    def _report(
        self,
        target: Target,
        binding: Binding,
        spool: Spool,
        monitor: Monitor,
        stopped: Stopped | None,
        rejects_error: str | None,
    ) -> Report:
        counts, meter = spool.counts(), monitor.meter
        is_mendable = bool(counts.rejected + counts.conflicts + counts.failed)
        return Report(
            object=target.object,
            match=target.match.slug,
            counts=counts,
            records=spool.records(),
            seconds=meter.seconds,
            writes_per_second=meter.writes_per_second,
            rate_limited=meter.rate_limited,
            retries=meter.retries,
            created_attributes=tuple(self.created),
            created_options=tuple(self.created_options),
            ignored_columns=tuple(binding.ignored),
            notes=tuple(binding.notes()),
            problems=monitor.problems,
            rejects=str(self.options.rejects) if rejects_error is None and is_mendable else None,
            rejects_error=rejects_error,
            stopped=stopped if stopped is None else evolve(stopped, not_tried=spool.lines("not_tried")),
            dry_run=self.options.dry_run,
        )
