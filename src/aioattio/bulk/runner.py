"""The writing phase: one upsert per key, at the limit, until the end or until it makes no sense to go on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import msgspec
from attrs import define, evolve, field

from aioattio.bulk.meter import Meter
from aioattio.bulk.outcome import Outcome
from aioattio.bulk.parts import completed, match_filter, must_look, separated
from aioattio.bulk.report import Stopped
from aioattio.bulk.spool import Job, Spool
from aioattio.bulk.verdicts import Verdict, verdict_on
from aioattio.call import Called
from aioattio.errors import AttioError
from aioattio.session import Session
from aioattio_openapi.attio.api.records import query_records, upsert_record

__all__ = ["Runner"]

PAGE = 200
"""Jobs taken from the disk at once."""
FAILURES = 25
"""Requests that fail one after another, with no answer to the point between, before a run ends."""
REFUSALS = 100
"""Rows that Attio refuses one after another, all with the same words, before a run ends: then it is not the rows."""


_items = msgspec.json.Decoder(list[dict[str, Any]], float_hook=Decimal)


class _Record(msgspec.Struct):
    values: dict[str, list[dict[str, Any]]]


class _Records(msgspec.Struct):
    data: list[_Record]


_found = msgspec.json.Decoder(_Records)


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
    """Columns of the input by attribute slug and id, to say where Attio's refusals belong."""
    _under_way: int = 0
    _in_a_row: int = 0
    _refusal: str | None = None
    _room: asyncio.Event = field(factory=asyncio.Event)
    _ended: str | None = None
    _raised: Exception | None = None

    async def run(self) -> Stopped | None:
        """Return when every job is settled, or when after a stop nothing is under way any more.

        Tells why it stopped, unless that was asked for. Once everything under way is finished it raises what `settled`
        has raised, or OSError for a disk that failed.
        """
        session = self._measured()
        async with asyncio.TaskGroup() as group:
            try:
                await self._start_all(group, session)
            except Exception as error:  # noqa: BLE001 - as in _write; it would leave the group wrapped in another
                self._raised = self._raised or error
        if self._raised is not None:
            raise self._raised
        return None if self._ended is None else Stopped("failing", " ".join(self._ended.split()))

    async def _start_all(self, group: asyncio.TaskGroup, session: Session) -> None:
        line, jobs = 0, self.spool.jobs(0, PAGE)
        while jobs and not self._is_over():
            for job in jobs:
                await self._until_there_is_room()
                if self._is_over():
                    return
                self._under_way += 1
                group.create_task(self._write(session, job))
                line = job.line
            jobs = self.spool.jobs(line, PAGE)

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
        try:
            outcome = await self._upserted(session, job)
            self.spool.settle(outcome)
            self.settled(outcome)
        except Exception as error:  # noqa: BLE001 - raised by `run`, after everything under way is finished
            self._raised = self._raised or error
        finally:
            self._under_way -= 1
            self._room.set()

    async def _upserted(self, session: Session, job: Job) -> Outcome:
        try:
            body = {"data": {"values": await self._values(session, job)}}
            answer = await session.send(upsert_record.request(self.object, matching_attribute=self.match, body=body))
            record_id = _record_id(answer.json())
        except AttioError as error:
            verdict = verdict_on(error, lambda name: self._place_of(name, job.line))
            self._judge(verdict, error)
            return Outcome(line=job.line, state=verdict.state, problems=verdict.problems)
        self._in_a_row = 0
        return Outcome(line=job.line, state="written", record_id=record_id)

    async def _values(self, session: Session, job: Job) -> dict[str, Any]:
        """As they are sent: names and locations whole, with the parts that Attio has and the rows do not say."""
        whole, by_parts = separated(job.values)
        known: Mapping[str, Any] = {}
        if any(map(must_look, by_parts.values())):
            known = await self._known(session, _items.decode(job.values[self.match]))
        for slug, parts in by_parts.items():
            values = known.get(slug) or [{}]
            whole[slug] = completed(parts, values[0])
        return whole

    async def _known(self, session: Session, items: list[dict[str, Any]]) -> Mapping[str, Any]:
        """The values of the record that the upsert will find; none if it will create one."""
        body = {"filter": match_filter(self.match, items), "limit": 1}
        answer = await session.send(query_records.request(self.object, body=body))
        found = answer.decoded(_found).data
        return found[0].values if found else {}

    def _judge(self, verdict: Verdict, error: AttioError) -> None:
        """End the run where going on makes no sense."""
        if self._ended is not None:
            return
        if verdict.is_final:
            self._ended = str(error)
            return
        # A refusal is an answer to the point, unless every row gets the same one.
        refusal = None if verdict.state == "failed" else verdict.problems[0].reason
        self._in_a_row = self._in_a_row + 1 if refusal == self._refusal else 1
        self._refusal = refusal
        if self._in_a_row >= (FAILURES if refusal is None else REFUSALS):
            self._ended = f"{self._in_a_row} requests in a row failed, the last one with: {error}"

    def _place_of(self, name: str, line: int) -> tuple[str, Any] | None:
        columns = self.columns.get(name)
        if not columns:
            return None
        cells = self.spool.row(line).cells
        given = [cells.get(column) for column in columns]
        return " and ".join(columns), given[0] if len(given) == 1 else given


def _record_id(body: Any) -> str | None:
    try:
        found = body["data"]["id"]["record_id"]
    except (KeyError, TypeError):
        return None
    return found if isinstance(found, str) else None
