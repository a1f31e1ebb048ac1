"""A scripted Attio and a spool in memory for the writing phase, in simulated time; threads take what they are given."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping, Sequence
from typing import Any, TypeVar

import httpx
import msgspec
from attrs import define, evolve, field

from aioattio import Attio, Called, Limits, Outcome, Retry
from aioattio.bulk.applying.runner import Runner
from aioattio.bulk.destinations.destination import Found
from aioattio.bulk.monitor import Monitor
from aioattio.bulk.options import SyncOptions
from aioattio.bulk.outcome import Row
from aioattio.bulk.report import Counts, PlanCounts, Stopped
from aioattio.bulk.spool.items import Action, Deletion, Difference, Job
from aioattio.schema.definitions import Attribute, Definitions
from aioattio.session import Session
from aioattio_openapi.attio.api.records import (
    create_record,
    delete_record,
    overwrite_record,
    query_records,
    update_record,
)
from tests.bulk.attributes import DOMAINS, attribute, companies
from tests.support.virtual import VirtualLoop

T = TypeVar("T")
Answer = Callable[[int], httpx.Response]
"""To a write, by its number from 1."""

ABOUT, REVENUE = attribute("about"), attribute("revenue", "number")
DEFINITIONS = companies(ABOUT, REVENUE)


def raw(value: Any) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value))


def array(*values: Any) -> bytes:
    return msgspec.json.encode([{"value": value} for value in values])


def found(id_: str, domain: str = "", **values: bytes) -> Found:
    domains = msgspec.json.encode([{"domain": domain}] if domain else [])
    return Found(id_, {"domains": domains} | values)


def create(line: int, *, was_sent: bool = False, **values: Any) -> Job:
    """Of a company whose domain has the line for its number."""
    domain = f"c{line}.example"
    sent = {"domains": raw([{"domain": domain}])} | {slug: raw([{"value": value}]) for slug, value in values.items()}
    return Job(line, "create", None, sent, (domain,), was_sent=was_sent)


def update(
    line: int, *differences: Difference, action: Action = "update", was_sent: bool = False, id_: str = ""
) -> Job:
    values = {one.slug: msgspec.Raw(one.send) for one in differences}
    return Job(line, action, id_ or f"r{line}", values, (f"c{line}.example",), differences, was_sent)


def change(slug: str, old: bytes, new: bytes) -> Difference:
    return Difference(slug, old, new, new)


def written(number: int) -> httpx.Response:
    return httpx.Response(200, json={"data": {"id": {"record_id": f"r{number}"}, "values": {}}})


def refused(status: int, message: str, **more: Any) -> httpx.Response:
    body = {"status_code": status, "type": "t", "code": "validation_type", "message": message}
    return httpx.Response(status, json=body | more)


def busy(_: int = 0) -> httpx.Response:
    return refused(409, "somebody else was faster", code="odd")


def failed(_: int = 0) -> httpx.Response:
    return httpx.Response(503, json={"code": "odd", "message": "not now"})


@define(slots=False)
class Sheet:
    """A spool in memory: what `Runner` asks of one."""

    listed: Sequence[Job]
    to_delete: Sequence[Deletion] = ()
    marked: list[list[int]] = field(factory=list)
    outcomes: dict[int, Outcome] = field(factory=dict)
    gone: dict[int, str | None] = field(factory=dict)

    def jobs(self, after_line: int, count: int) -> list[Job]:
        return [job for job in self.listed if job.line > after_line][:count]

    def sent(self, lines: Sequence[int]) -> None:
        self.marked.append(list(lines))

    def settle(self, outcome: Outcome) -> None:
        assert outcome.line not in self.outcomes, "every row ends once"
        self.outcomes[outcome.line] = outcome

    def made(self) -> list[str]:
        return ["earlier"]

    def counts(self) -> Counts:
        states = [one.state for one in self.outcomes.values()]
        return Counts(rows=len(self.listed), conflicts=states.count("conflict"), rejected=states.count("rejected"))

    def planned(self) -> PlanCounts:
        return PlanCounts(delete=len(self.to_delete))

    def deleted(self) -> int:
        return len([error for error in self.gone.values() if error is None])

    def forget_deletions(self) -> None:
        self.to_delete = ()

    def deletions(self, after: int, count: int) -> list[Deletion]:
        return [one for one in self.to_delete if one.number > after][:count]

    def settle_deletion(self, number: int, error: str | None) -> None:
        self.gone[number] = error

    def row(self, line: int) -> Row:
        return Row(line, {"ABOUT": f"about {line}", "MORE": f"more {line}"})


@define(eq=False)
class Place:
    """A Destination over the scripted Attio. there: what `look` and `read` find; a callable is asked each time."""

    session: Session
    there: Callable[[], Sequence[Found]] = lambda: ()
    kind: str = "records"
    name: str = "companies"
    definitions: Definitions = DEFINITIONS
    match: Attribute | None = DOMAINS
    can_be_read: bool = True
    made: dict[str, str] = field(factory=dict)
    """By the "about" of a note, the id that `find_made` gives."""
    looked: list[list[str]] = field(factory=list)

    def using(self, session: Session) -> Place:
        return evolve(self, session=session, looked=self.looked)

    async def _query(self) -> None:
        await self.session.send(query_records.request("companies", body={}))

    def pages(self) -> AsyncGenerator[list[Found], None]:
        raise AssertionError("the plan is made")

    async def has_more_than(self, count: int) -> bool:
        raise AssertionError("the plan is made")

    async def look(self, values: Sequence[str]) -> list[Found]:
        assert 0 < len(values) <= 100
        self.looked.append(list(values))
        await self._query()
        return [one for one in self.there() if any(f'"{value}"'.encode() in one.values["domains"] for value in values)]

    async def read(self, ids: Sequence[str]) -> list[Found]:
        assert 0 < len(ids) <= 200
        self.looked.append(list(ids))
        await self._query()
        return [one for one in self.there() if one.id in ids]

    async def find_made(self, values: Mapping[str, Any], known: Sequence[str]) -> str | None:
        await self._query()
        (about,) = json.loads(bytes(values["about"]))
        self.looked.append([about["value"], *known])
        return self.made.get(about["value"])

    async def create(self, values: Mapping[str, Any]) -> str:
        answer = await self.session.send(create_record.request("companies", body={"data": {"values": values}}))
        return str(answer.json()["data"]["id"]["record_id"])

    async def update(self, id: str, values: Mapping[str, Any]) -> None:  # noqa: A002 - Attio's own word
        await self.session.send(update_record.request("companies", id, body={"data": {"values": values}}))

    async def overwrite(self, id: str, values: Mapping[str, Any]) -> None:  # noqa: A002
        await self.session.send(overwrite_record.request("companies", id, body={"data": {"values": values}}))

    async def delete(self, id: str) -> None:  # noqa: A002
        await self.session.send(delete_record.request("companies", id))


@define
class Server:
    """Answers writes by their number, from 1, after `latency` seconds; reads after `reading` seconds."""

    answer: Answer
    latency: float = 0.03
    reading: float = 0.03
    read: Callable[[], httpx.Response] = lambda: httpx.Response(200, json={"data": []})
    bodies: list[Any] = field(factory=list)
    starts: list[float] = field(factory=list)
    methods: list[str] = field(factory=list)

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/query"):
            await asyncio.sleep(self.reading)
            return self.read()
        self.bodies.append(json.loads(request.content) if request.content else None)
        self.methods.append(request.method)
        self.starts.append(asyncio.get_running_loop().time())
        number = len(self.bodies)
        # In order, also those that come at once.
        await asyncio.sleep(self.latency + number * 1e-6)
        return self.answer(number)


class _DiskLoop(VirtualLoop):
    """What goes to a thread is done when its time is over."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds

    def run_in_executor(  # type: ignore[override]
        self, executor: Any, func: Callable[..., T], *args: Any
    ) -> asyncio.Future[T]:
        future: asyncio.Future[T] = self.create_future()

        def done() -> None:
            try:
                future.set_result(func(*args))
            except Exception as error:
                future.set_exception(error)

        self.call_later(self.seconds, done)
        return future


class Run:
    """One run over jobs, `rows` creates if none are given; `settled` sees every outcome, with the run."""

    def __init__(
        self,
        answer: Answer = written,
        *,
        rows: int = 100,
        jobs: Sequence[Job] | None = None,
        to_delete: Sequence[Deletion] = (),
        there: Callable[[], Sequence[Found]] = lambda: (),
        write: int = 25,
        latency: float = 0.03,
        reading: float = 0.03,
        read: Callable[[], httpx.Response] | None = None,
        disk: float = 0.0,
        attempts: int = 1,
        is_fresh: bool = True,
        settled: Callable[[Run, Outcome], None] = lambda run, outcome: None,
        columns: Mapping[str, tuple[str, ...]] | None = None,
        on_response: Callable[[Called], None] | None = None,
        **place: Any,
    ) -> None:
        self.outcomes: list[Outcome] = []
        self.stop = asyncio.Event()
        self.server = Server(answer, latency, reading)
        if read is not None:
            self.server.read = read
        self.sheet = Sheet([create(line) for line in range(1, rows + 1)] if jobs is None else jobs, to_delete)
        self._settled, self._columns, self._on_response = settled, columns or {}, on_response
        self._write, self._disk, self._attempts, self._is_fresh = write, disk, attempts, is_fresh
        self._place: dict[str, Any] = {"there": there} | place
        self.looked: list[list[str]] = []

    def __call__(self) -> Stopped | None:
        return self.in_time(self._run())

    def in_time(self, coroutine: Coroutine[Any, Any, T]) -> T:
        with asyncio.Runner(loop_factory=lambda: _DiskLoop(self._disk)) as runner:
            return runner.run(coroutine)

    @property
    def states(self) -> list[str]:
        return [outcome.state for outcome in self.outcomes]

    @property
    def reasons(self) -> dict[int, str]:
        return {outcome.line: outcome.reason for outcome in self.outcomes}

    @property
    def rate(self) -> float:
        """Writes per second, as Attio counts."""
        return len(self.server.starts) / (self.server.starts[-1] - self.server.starts[0] + 1)

    async def _run(self) -> Stopped | None:
        http = httpx.MockTransport(self.server)
        async with Attio(
            "tok",
            base_url="http://a.test",
            http=http,
            schema=False,
            limits=Limits(write=self._write),
            on_response=self._on_response,
        ) as attio:
            return await self.runner(attio.with_options(retry=Retry(attempts=self._attempts))).run()

    def runner(self, attio: Attio) -> Runner:
        session = attio._session
        options = SyncOptions(stop=self.stop, on_outcome=self._told)
        self.monitor = Monitor(options, None, session.transport, Counts)
        place: Any = Place(session, looked=self.looked, **self._place)
        sheet: Any = self.sheet
        return Runner(session, place, sheet, self.monitor, options, self._columns, self._is_fresh)

    def _told(self, outcome: Outcome) -> None:
        assert self.sheet.outcomes[outcome.line] == outcome, "it is stored before it is told"
        self.outcomes.append(outcome)
        self._settled(self, outcome)
