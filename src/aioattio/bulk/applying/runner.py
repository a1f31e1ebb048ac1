"""The writing phase: what was decided about each row, at the limit, to the end or until it makes no sense to go on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping, Sequence
from contextlib import aclosing
from functools import partial
from typing import Any, TypeVar

from attrs import define, evolve, field

from aioattio.bulk.applying.ahead import ahead
from aioattio.bulk.applying.checking import Checker, Ending
from aioattio.bulk.applying.disk import Disk
from aioattio.bulk.applying.judging import Judge
from aioattio.bulk.applying.verdicts import PlaceOf, verdict_on
from aioattio.bulk.applying.writing import Writer
from aioattio.bulk.destinations.destination import READ, Destination
from aioattio.bulk.keeping import keep_missing
from aioattio.bulk.monitor import Monitor
from aioattio.bulk.options import SyncOptions
from aioattio.bulk.outcome import Outcome, Problem
from aioattio.bulk.planning.comparing import Comparer
from aioattio.bulk.report import Stopped
from aioattio.bulk.spool import Spool
from aioattio.bulk.spool.items import Deletion, Job
from aioattio.call import Called
from aioattio.errors import AttioError
from aioattio.session import Session

__all__ = ["Runner"]

PAGE = READ
"""Jobs taken from the disk, and compared with what Attio has by now, at once."""
STALE = 60.0
"""Seconds after which what was read for a plan is read again before it is written over."""

T = TypeVar("T")
Store = Callable[[], Coroutine[Any, Any, None]]
"""What is left to do once a request is answered: the next one need not wait for the disk."""
Work = Callable[[T], Coroutine[Any, Any, Store]]


@define(eq=False)
class Runner:
    """Does the jobs of a spool, then its deletions. The monitor is told of every outcome, once it is stored.

    columns: of the input, by attribute slug and id, to say where a reason belongs. is_fresh: whether the plan was made
    just now; one from a file, and a journal that was opened again, is compared with what Attio has by now.
    """

    session: Session
    destination: Destination
    spool: Spool
    monitor: Monitor
    options: SyncOptions
    columns: Mapping[str, tuple[str, ...]] = field(factory=dict)
    is_fresh: bool = True
    notes: list[str] = field(factory=list, init=False)
    """What the report should say besides."""
    _disk: Disk = field(init=False)
    _checker: Checker = field(init=False)
    _writer: Writer = field(init=False)
    _judge: Judge = field(factory=Judge)
    _begun: float = field(init=False)
    _under_way: int = 0
    _room: asyncio.Event = field(factory=asyncio.Event)
    _raised: Exception | None = None

    def __attrs_post_init__(self) -> None:
        self.destination = self.destination.using(self._measured())
        self._disk = Disk(self.spool)
        comparer: Comparer | None = None
        if self.destination.can_be_read:
            wanted = self.options.multiselect or "add"
            comparer = Comparer(self.destination.definitions, self.destination.match, wanted)
        self._checker = Checker(self.destination, comparer)
        self._writer = Writer(self.destination, self._checker, self.monitor.meter)
        self._begun = self.session.transport.now()

    async def run(self) -> Stopped | None:
        """Return when every job is settled, or when after a stop nothing is under way any more.

        Tells why it stopped, unless that was asked for. Once everything under way is finished it raises what a callback
        has raised, or OSError for a disk that failed. What was in flight when it is cancelled stays marked so.
        """
        if not self.destination.can_be_read:
            self._checker.known.extend(await self._disk.run(self.spool.made))
        await self._all(self._marked(), self._write)
        if not self._is_over():
            # What Attio has refused by now may be about one of them, too.
            self.notes = await self._disk.run(keep_missing, self.spool, self.destination.kind)
            await self._all(self._deletions(), self._delete)
        if self._raised is not None:
            raise self._raised
        return self._judge.stopped

    def _measured(self) -> Session:
        """A view of the session that tells the monitor of every call, and whoever was told before."""
        transport, told = self.session.transport, self.session.options.on_response

        def on_response(call: Called) -> None:
            now = transport.now()
            self.monitor.meter.called(call, now)
            self.monitor.timeline.called(call, now, transport.rate("write"))
            if told is not None:
                told(call)

        return self.session.view(evolve(self.session.options, on_response=on_response))

    async def _all(self, batches: AsyncGenerator[Sequence[T], None], work: Work[T]) -> None:
        """Work on everything, as much at once as the limit takes; return when nothing is under way any more."""
        async with asyncio.TaskGroup() as group:
            try:
                async with aclosing(ahead(batches)) as coming:
                    async for batch in coming:
                        for item in batch:
                            await self._until_there_is_room()
                            if self._is_over():
                                return
                            self._under_way += 1
                            group.create_task(self._guarded(work, item))
            except Exception as error:  # noqa: BLE001 - as in _guarded; it would leave the group wrapped in another
                self._raised = self._raised or error

    async def _guarded(self, work: Work[T], item: T) -> None:
        try:
            try:
                store = await work(item)
            finally:
                self._under_way -= 1
                self._room.set()
            await store()
        except Exception as error:  # noqa: BLE001 - raised by `run`, after everything under way is finished
            self._raised = self._raised or error
        finally:
            self._room.set()  # whoever was told may have asked for a stop

    async def _until_there_is_room(self) -> None:
        while self._under_way >= self.monitor.meter.wanted(self._limit()) and not self._is_over():
            self._room.clear()
            await self._room.wait()

    def _limit(self) -> int | None:
        return self.session.transport.rate("write")

    def _is_over(self) -> bool:
        return self._judge.stopped is not None or self._raised is not None or self.options.stop.is_set()

    async def _marked(self) -> AsyncGenerator[list[Job], None]:
        """What is about to leave: known, whatever happens to this process, as perhaps sent."""
        async with aclosing(ahead(self._pages())) as pages:
            async for page in pages:
                while page:
                    size = self.monitor.meter.batch(self._limit())
                    # No small rest: it would have left before the next ones are marked.
                    batch = page[:size] if len(page) >= 2 * size else page
                    page = page[len(batch) :]
                    await self._disk.run(self.spool.sent, [job.line for job in batch])
                    yield batch

    async def _pages(self) -> AsyncGenerator[list[Job], None]:
        line = 0
        while jobs := await self._disk.run(self.spool.jobs, line, PAGE):
            line = jobs[-1].line
            yield await self._still_to_do(jobs)

    async def _still_to_do(self, jobs: Sequence[Job]) -> list[Job]:
        """Those of a page that are to be sent, as far as what Attio has by now tells; the others end here."""
        to_look = [job for job in jobs if self._is_to_be_checked(job)]
        if not to_look:
            return list(jobs)
        try:
            checked = await self._checker.check(to_look)
        except AttioError as error:
            return await self._unchecked(jobs, {job.line for job in to_look}, error)
        left: list[Job] = []
        ended: list[Outcome] = []
        for job in jobs:
            found = checked.get(job.line, job)
            if isinstance(found, Job):
                left.append(found)
            else:
                ended.append(await self._outcome(job.line, found))
        await self._settle(ended)
        return left

    def _is_to_be_checked(self, job: Job) -> bool:
        if not self.destination.can_be_read:
            return False
        is_old = not self.is_fresh or self.session.transport.now() - self._begun > STALE
        return job.was_sent or (is_old and job.record_id is not None)

    async def _unchecked(self, jobs: Sequence[Job], lines: set[int], error: AttioError) -> list[Job]:
        """Attio did not say what it has: nothing is written over blindly."""
        self._judge.failed(verdict_on(error, lambda _: None), error)
        if self._judge.stopped is not None:
            return []
        reason = f"it was not sent, as what Attio has by now could not be read; run it again ({error})"
        problem = Problem(None, None, " ".join(reason.split()))
        await self._settle([Outcome(line=line, state="failed", problems=(problem,)) for line in sorted(lines)])
        return [job for job in jobs if job.line not in lines]

    async def _write(self, job: Job) -> Store:
        try:
            ending = await self._writer.write(job)
        except AttioError as error:
            has_place = self.destination.kind not in ("notes", "tasks")
            verdict = verdict_on(error, await self._places(job.line), has_place=has_place)
            self._judge.failed(verdict, error)
            outcome = Outcome(line=job.line, state=verdict.state, problems=verdict.problems)
        else:
            self._judge.answered()
            outcome = await self._outcome(job.line, ending)
        return partial(self._settle, [outcome])

    async def _settle(self, outcomes: Sequence[Outcome]) -> None:
        if outcomes:
            await self._disk.settle(outcomes)
        for outcome in outcomes:
            self.monitor.answered(outcome)

    async def _deletions(self) -> AsyncGenerator[list[Deletion], None]:
        number = 0
        while page := await self._disk.run(self.spool.deletions, number, PAGE):
            number = page[-1].number
            yield page

    async def _delete(self, deletion: Deletion) -> Store:
        failed: str | None = None
        try:
            await self.destination.delete(deletion.id)
        except AttioError as error:
            verdict = verdict_on(error, lambda _: None)
            self._judge.failed(verdict, error)
            if verdict.state == "not_tried":
                return self._leave
            failed = verdict.problems[0].reason
        else:
            self._judge.answered()
        return partial(self._settle_deletion, deletion.number, failed)

    async def _settle_deletion(self, number: int, failed: str | None) -> None:
        await self._disk.run(self.spool.settle_deletion, number, failed)
        self.monitor.created()

    async def _leave(self) -> None:
        """It has its turn when the journal is opened again."""

    async def _outcome(self, line: int, ending: Ending) -> Outcome:
        place_of = await self._places(line) if ending.reasons else None
        problems: list[Problem] = []
        for slug, reason in ending.reasons:
            column, value = (place_of(slug) if place_of is not None else None) or (None, None)
            problems.append(Problem(column, value, reason))
        return Outcome(line=line, state=ending.state, record_id=ending.record_id, problems=tuple(problems))

    async def _places(self, line: int) -> PlaceOf:
        """Where in the input the attributes of that row come from."""
        if not self.columns:
            return lambda _: None
        cells = (await self._disk.run(self.spool.row, line)).cells

        def place_of(name: str) -> tuple[str, Any] | None:
            columns = self.columns.get(name)
            if not columns:
                return None
            given = [cells.get(column) for column in columns]
            return " and ".join(columns), given[0] if len(given) == 1 else given

        return place_of
