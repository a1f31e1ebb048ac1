"""The writing phase: one upsert per key, at the limit, until the end or until it makes no sense to go on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from attrs import define, evolve, field

from aioattio.bulk.meter import Meter
from aioattio.bulk.outcome import Outcome
from aioattio.bulk.report import Stopped
from aioattio.bulk.spool.spool import Job, Spool
from aioattio.bulk.verdicts import verdict_on
from aioattio.call import Called
from aioattio.errors import AttioError
from aioattio.session import Session
from aioattio_openapi.attio.api.records import upsert_record

__all__ = ["Runner"]

PAGE = 200
"""Jobs taken from the disk at once."""
FAILURES = 25
"""Requests that fail one after another, with no success between, before a run ends."""


@define(eq=False)
class Runner:
    """Writes the jobs of a spool. `settled` is called with every outcome, as it comes."""

    session: Session
    object: str
    match: str
    spool: Spool
    meter: Meter
    stop: asyncio.Event
    settled: Callable[[Outcome], None]
    columns: Mapping[str, tuple[str, ...]] = field(factory=dict)
    """Columns of the input by attribute slug, to say where Attio's refusals belong."""
    _under_way: int = 0
    _failures: int = 0
    _room: asyncio.Event = field(factory=asyncio.Event)
    _ended: str | None = None
    _raised: BaseException | None = None

    async def run(self) -> Stopped | None:
        """Return when every job is settled, or when after a stop nothing is under way any more.

        Tells why it stopped, unless that was asked for. Once everything under way is finished it raises what `settled`
        has raised, or OSError for a disk that failed.
        """
        session = self._measured()
        async with asyncio.TaskGroup() as group:
            line, jobs = 0, self.spool.jobs(0, PAGE)
            while jobs:
                for job in jobs:
                    await self._until_there_is_room()
                    if self._is_over():
                        break
                    self._under_way += 1
                    group.create_task(self._write(session, job))
                    line = job.line
                jobs = [] if self._is_over() else self.spool.jobs(line, PAGE)
        if self._raised is not None:
            raise self._raised
        return self._stopped()

    def _measured(self) -> Session:
        """A view of the session that tells the meter of every call, and whoever was told before."""
        told = self.session.options.on_response

        def on_response(call: Called) -> None:
            self.meter.called(call, self.session.transport.now())
            if told is not None:
                told(call)

        return self.session.view(evolve(self.session.options, on_response=on_response))

    async def _until_there_is_room(self) -> None:
        while self._under_way >= self.meter.wanted(self.session.transport.rate("write")) and not self._is_over():
            self._room.clear()
            await self._room.wait()

    def _is_over(self) -> bool:
        return self._ended is not None or self._raised is not None or self.stop.is_set()

    async def _write(self, session: Session, job: Job) -> None:
        body = {"data": {"values": job.values}}
        try:
            answer = await session.send(upsert_record.request(self.object, matching_attribute=self.match, body=body))
            outcome = Outcome(line=job.line, state="written", record_id=_record_id(answer.json()))
        except AttioError as error:
            outcome = self._judged(job, error)
        else:
            self._failures = 0
        finally:
            self._under_way -= 1
            self._room.set()
        try:
            self.spool.settle(outcome)
            self.settled(outcome)
        except Exception as error:  # noqa: BLE001 - raised by `run`, after everything under way is finished
            self._raised = self._raised or error

    def _judged(self, job: Job, error: AttioError) -> Outcome:
        verdict = verdict_on(error, self._column_of)
        self._failures += 1
        if self._ended is None and verdict.is_final:
            self._ended = str(error)
        elif self._ended is None and self._failures >= FAILURES:
            self._ended = f"{self._failures} requests in a row failed, the last one with: {error}"
        return Outcome(line=job.line, state=verdict.state, problems=verdict.problems)

    def _column_of(self, slug: str) -> str | None:
        return " and ".join(self.columns.get(slug, ())) or None

    def _stopped(self) -> Stopped | None:
        if self._ended is not None:
            return Stopped("failing", " ".join(self._ended.split()))
        return None


def _record_id(body: Any) -> str | None:
    try:
        found = body["data"]["id"]["record_id"]
    except (KeyError, TypeError):
        return None
    return found if isinstance(found, str) else None
