"""One job, to its end: sent, looked for where its answer was lost, and sent again only where it is not there."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TypeVar

from attrs import define

from aioattio.bulk.applying.checking import Checker, Ending, sendable
from aioattio.bulk.applying.meter import Meter
from aioattio.bulk.applying.verdicts import Unseen, leaves_open
from aioattio.bulk.destinations.destination import Destination
from aioattio.bulk.spool.items import Job
from aioattio.errors import AttioError, NotFound, UniquenessConflict

__all__ = ["Writer"]

T = TypeVar("T")


@define(eq=False)
class Writer:
    """Raises AttioError for what Attio refused or nobody could find out, Unseen where looking failed as well."""

    destination: Destination
    checker: Checker
    meter: Meter

    async def write(self, job: Job) -> Ending:
        """What became of it."""
        return await (self._created(job) if job.record_id is None else self._changed(job, job.record_id))

    async def _changed(self, job: Job, id_: str) -> Ending:
        """The transport repeats these by itself; what is left is to see what came of them."""
        send = self.destination.update if job.action == "update" else self.destination.overwrite
        try:
            await send(id_, sendable(job))
        except AttioError as error:
            if not isinstance(error, NotFound) and not leaves_open(error):
                raise
            now = await _looked(self.checker.change(job), error)
            if isinstance(now, Job):
                raise
            return now
        return Ending("updated", id_)

    async def _created(self, job: Job) -> Ending:
        values = sendable(job)
        # Those that can be looked for together were, before they came here.
        may_be_there = job.was_sent and not self.destination.can_be_read
        number, waited = 0, 0.0
        lost: AttioError | None = None
        while True:
            if may_be_there and (found := await _looked(self.checker.create(job), lost)):
                return found
            if lost is not None and self._is_enough(number, waited):
                raise lost
            number += 1
            if number > 1:
                self.meter.repeated()
            try:
                made = await self.destination.create(values)
            except UniquenessConflict as error:
                return await self._taken(job, error, may_be_there=may_be_there or leaves_open(error))
            except AttioError as error:
                if not leaves_open(error):
                    raise
                lost, may_be_there = error, True
            else:
                self.checker.made_one(made)
                return Ending("created", made)
            # Before the look: Attio may be at it still.
            waited += self._pause(number)
            await self.destination.session.transport.sleep(self._pause(number))

    async def _taken(self, job: Job, error: UniquenessConflict, *, may_be_there: bool) -> Ending:
        """A value is taken: by what an earlier attempt made, or by another one."""
        look = self.checker.create(job) if may_be_there else self.checker.holder(job)
        try:
            found = await look
        except AttioError as failed:
            if may_be_there:
                raise Unseen(error, failed) from failed
            raise error from failed
        if found is None:
            raise error
        return found

    def _is_enough(self, number: int, waited: float) -> bool:
        retry = self.destination.session.options.retry
        return number >= retry.attempts or waited + self._pause(number + 1) > retry.budget

    def _pause(self, number: int) -> float:
        retry = self.destination.session.options.retry
        return min(retry.first * 2.0 ** (number - 1), retry.longest)


async def _looked(look: Awaitable[T], error: AttioError | None) -> T:
    try:
        return await look
    except AttioError as failed:
        raise Unseen(error, failed) from failed
