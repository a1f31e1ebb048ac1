"""A whole run: rows in, checked and folded on disk, compared with what Attio has, and what differs written."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AsyncExitStack
from functools import partial
from typing import TYPE_CHECKING

from attrs import define

from aioattio.bulk.binding import Binding
from aioattio.bulk.choices import fetch_choices
from aioattio.bulk.destinations.destination import Destination
from aioattio.bulk.executing import Execution
from aioattio.bulk.facts import Outline, PlanFacts, asked
from aioattio.bulk.keeping import keep_missing
from aioattio.bulk.monitor import Monitor
from aioattio.bulk.options import SyncOptions
from aioattio.bulk.outcome import Outcome, Row
from aioattio.bulk.plan import Plan
from aioattio.bulk.planning.planner import Planner
from aioattio.bulk.planning.references import Resolver
from aioattio.bulk.preparing import Preparer
from aioattio.bulk.report import Report
from aioattio.bulk.reporting.report_files import ReportFiles
from aioattio.bulk.sources import Source
from aioattio.bulk.spool import Spool
from aioattio.bulk.target import Place, Target, find_target
from aioattio.errors import InvalidInput
from aioattio.threads import finished, opened

if TYPE_CHECKING:
    from aioattio.resources.attributes import Attributes
    from aioattio.session import Session

__all__ = ["Sync"]

BATCH = 200
"""Rows read, checked and put on disk at once."""


@define(eq=False)
class Sync:
    """One run of one source into one place.

    attributes: those of the place, to be asked and added to; None where it has none of its own. resolver: knows the
    records that rows refer to; several runs may share one.
    """

    session: Session
    place: Place
    attributes: Attributes | None
    source: Source
    options: SyncOptions
    resolver: Resolver | None = None

    async def plan(self) -> Plan:
        """See `Records.plan`."""
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self.source.aclose)
            await self.source.open()
            spool, target, facts, _ = await self._planned(stack, None)
            stack.pop_all()
        await self.source.aclose()
        return Plan(self.session, self.attributes, target, spool, facts, self.options)

    async def run(self) -> Report:
        """See `Records.sync`."""
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self.source.aclose)
            journal = await self._journal(stack)
            if journal is not None and journal.phase == "planned":
                return await self._resumed(stack, journal)
            await self.source.open()
            files = stack.enter_context(ReportFiles(self.options, Outline.of(self.source)))
            spool, target, facts, monitor = await self._planned(stack, journal)
            return await self._executed(spool, target, facts, monitor, files, is_fresh=True)

    async def _journal(self, stack: AsyncExitStack) -> Spool | None:
        """The journal that is there already."""
        path = self.options.journal
        if path is None or not await finished(Spool.is_there, path):
            return None
        return stack.enter_context(await opened(Spool.open, path))

    async def _resumed(self, stack: AsyncExitStack, spool: Spool) -> Report:
        facts = PlanFacts.from_json(spool.recall("facts"))
        facts.check_asked(self.place, self.options, str(self.options.journal))
        await self.source.open()
        await self._check_same_rows(spool)
        files = stack.enter_context(ReportFiles(self.options, facts.outline))
        target = await find_target(self.session, self.place, self.options)
        monitor = Monitor(self.options, self.source, self.session.transport, spool.counts)
        return await self._executed(spool, target, facts, monitor, files, is_fresh=False)

    async def _executed(
        self, spool: Spool, target: Target, facts: PlanFacts, monitor: Monitor, files: ReportFiles, *, is_fresh: bool
    ) -> Report:
        return await Execution(
            self.session,
            self.attributes,
            target,
            spool,
            facts,
            self.options,
            is_fresh=is_fresh,
            monitor=monitor,
            files=files,
        ).run()

    async def _check_same_rows(self, spool: Spool) -> None:
        """Raises InvalidInput where the input is not what it was when the journal was begun."""
        read = 0
        while rows := await self.source.read(BATCH):
            read += len(rows)
            line = await finished(spool.first_difference, rows)
            if line is not None:
                raise self._other_input(f"line {line} is not what it was")
        if read != spool.counts().rows:
            raise self._other_input(f"it had {spool.counts().rows:,} rows, and has {read:,} now")

    def _other_input(self, why: str) -> InvalidInput:
        return InvalidInput(
            f"journal: {self.options.journal} holds an unfinished run of another input: {why}; finish it with the "
            "input that it was begun with, or name another journal",
            attribute="journal",
            given=str(self.options.journal),
            accepted="the input that the journal was begun with",
        )

    async def _planned(self, stack: AsyncExitStack, journal: Spool | None) -> tuple[Spool, Target, PlanFacts, Monitor]:
        target = await find_target(self.session, self.place, self.options)
        destination = target.destination
        match = destination.match
        binding = Binding(destination.definitions, self.options.mapping, match, self.source.name)
        if self.source.columns is not None:
            binding.bind_header(self.source.columns)
        preparer = await self._preparer(binding, destination)
        slug = match.slug if match is not None else ""
        if journal is not None:
            await finished(partial(journal.begin_again, match=slug))
        spool = journal or stack.enter_context(Spool(self.options.journal or "", match=slug))
        monitor = Monitor(self.options, self.source, self.session.transport, spool.counts)
        is_read = is_complete = await self._read(preparer, spool, monitor)
        resolver = self.resolver or Resolver(self.session)
        how = ""
        if is_complete:
            wanted = frozenset([slug, *(attribute.slug for attribute in binding.attributes)])
            missing = frozenset(new.slug for new in target.missing)
            how = await Planner(destination, spool, self.options, monitor, resolver, wanted, missing).run()
            is_complete = not self.options.stop.is_set()
        notes = binding.notes() if spool.counts().rows else ["there were no rows"]
        facts = PlanFacts(
            kind=self.place.kind,
            name=self.place.name,
            match=slug,
            asked=asked(self.options),
            outline=Outline.of(self.source),
            columns_of=binding.columns_of(),
            ignored=tuple(binding.ignored),
            notes=(*notes, *await finished(keep_missing, spool, self.place.kind)),
            missing=target.missing,
            titles={id_: one.title for known in preparer.choices.values() for id_, one in known.by_id.items()},
            how=how,
            is_read=is_read,
            is_complete=is_complete,
        )
        await finished(spool.remember, "facts", facts.to_json())
        if is_complete:
            await finished(spool.set_phase, "planned")
        return spool, target, facts, monitor

    async def _preparer(self, binding: Binding, destination: Destination) -> Preparer:
        is_bound = self.source.columns is not None or (binding.mapping is not None and bool(binding.mapping.columns))
        wanted = binding.attributes if is_bound else list(binding.definitions.values())
        choices = {} if self.attributes is None else await fetch_choices(self.attributes, wanted)
        return Preparer(
            binding,
            choices,
            clears=self.options.empty == "clear",
            create_options=self.options.create_options,
            check_values=destination.check,
        )

    async def _read(self, preparer: Preparer, spool: Spool, monitor: Monitor) -> bool:
        """Every row onto the disk; False where a stop came first. Raises InvalidInput while nothing is written yet."""

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
        return self._goes_on()

    def _goes_on(self) -> bool:
        return not self.options.stop.is_set()
