"""The HTTP side: one handler that reads, admits, performs, delays, spoils and answers."""

from __future__ import annotations

import asyncio
import gzip
import logging
import random
import time
import uuid
from dataclasses import dataclass, field
from email.utils import formatdate
from itertools import count
from typing import TYPE_CHECKING, Any

from aiohttp import web

from aioattio.emulator.auth import Tokens
from aioattio.emulator.errors import Refusal, internal_error, not_found, rate_limited, unauthorized
from aioattio.emulator.exchange import cut, drop, read_json, receive
from aioattio.emulator.faults import Fault, Faults
from aioattio.emulator.logbook import LoggedRequest
from aioattio.emulator.operations import ROUTER, meta
from aioattio.emulator.operations.answers import encode
from aioattio.emulator.query import Queries
from aioattio.emulator.routing import Call, Reply, rate_class

if TYPE_CHECKING:
    from aioattio.emulator.auth import Token
    from aioattio.emulator.limits import RateLimiter
    from aioattio.emulator.routing import Route
    from aioattio.emulator.workspace import Workspace

JSON = "application/json; charset=utf-8"
HTML = "text/html; charset=utf-8"
_UNAVAILABLE = b"<html><head><title>503 Service Temporarily Unavailable</title></head><body>503</body></html>"
_WORTH_COMPRESSING = 1024
_logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Answer:
    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict[str, str])
    content_type: str = JSON


class Server:
    """What stands between the socket and the workspace. Everything on it may be changed while it serves."""

    def __init__(self, workspace: Workspace, limiter: RateLimiter, *, compress: bool) -> None:
        self.tokens = Tokens()
        self.faults = Faults()
        self.limiter = limiter
        self.log: list[LoggedRequest] = []
        self.clock_offset = 0.0
        self._compress = compress
        self._epoch = 0.0
        self._numbers = count(1)
        self._run = uuid.uuid4().hex[:12]
        self._date = (0, "")
        self._waiting: set[asyncio.Future[None]] = set()
        self._reading: dict[int, web.BaseRequest] = {}  # by identity: a request has no hash
        self._closing = False
        self.set_latency(0, 0)
        self.serve(workspace)

    def serve(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._queries = Queries(workspace)

    def set_latency(self, low: float, high: float, *, before: float = 0.5, seed: int = 1) -> None:
        self._latency = (low / 1000, high / 1000)
        self._before = before
        self._random = random.Random(seed)  # noqa: S311 - repeatable delays, no secret

    def open(self) -> None:
        # Only now: much time may pass, or the wall clock be set, between construction and use.
        self._epoch = time.time() - time.monotonic()
        self._closing = False

    def close(self) -> None:
        """Let every request go that is delayed, hanging, or still on its way in."""
        self._closing = True
        for request in self._reading.values():
            drop(request)
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        self._reading[id(request)] = request
        try:
            raw = await receive(request)
        finally:
            del self._reading[id(request)]
        path = request.path_qs.partition("?")[0]
        found = ROUTER.find(request.method, path)
        entry = self._enter(request, path, None if found is None else found[0], raw)
        authorization = request.headers.get("Authorization")
        delay = self._random.uniform(*self._latency) if self._latency[1] > 0 else 0.0
        await self._pause(delay * self._before)
        if self._closing:
            return drop(request)
        entry.counted = time.monotonic()
        answer, fault = self._process(entry, found, authorization, raw)
        if fault is not None and fault.kind == "hang":
            await self._pause(None)
            return drop(request)
        await self._pause(delay * (1 - self._before))
        if fault is not None and fault.kind in ("lost_before", "lost_answer", "reset"):
            return drop(request, reset=fault.kind == "reset")
        response = self._response(entry, answer, request.headers.get("Accept-Encoding", ""))
        if fault is not None and fault.kind == "cut":
            return await cut(request, response)
        entry.status = answer.status
        entry.answered = time.monotonic()
        return response

    def _enter(self, request: web.BaseRequest, path: str, route: Route | None, raw: bytes | Refusal) -> LoggedRequest:
        entry = LoggedRequest(
            method=request.method,
            path=path,
            query=dict(request.query) if request.query_string else {},
            queried=tuple(request.query.items()) if request.query_string else (),
            content_type=request.headers.get("Content-Type", ""),
            raw_body=raw if isinstance(raw, bytes) else b"",
            template="" if route is None else route.template,
            rate_class=rate_class(request.method, path),
            request_id=f"{self._run}{next(self._numbers):08x}",
            arrived=time.monotonic(),
        )
        self.log.append(entry)
        return entry

    def _process(
        self,
        entry: LoggedRequest,
        found: tuple[Route, dict[str, str]] | None,
        authorization: str | None,
        raw: bytes | Refusal,
    ) -> tuple[Answer, Fault | None]:
        try:
            return self._decide(entry, found, authorization, raw)
        except Exception:
            # A client under test must see an error of the server, as it would from Attio, and never a broken
            # connection; the log says what went wrong here.
            _logger.exception("%s %s failed in the emulator", entry.method, ascii(entry.path))
            return _refuse(internal_error()), None

    def _decide(
        self,
        entry: LoggedRequest,
        found: tuple[Route, dict[str, str]] | None,
        authorization: str | None,
        raw: bytes | Refusal,
    ) -> tuple[Answer, Fault | None]:
        fault: Fault | None = None
        try:
            token = self._admit(entry, found, authorization)
            fault = self.faults.draw(entry)
            entry.fault = None if fault is None else fault.kind
            if fault is not None and not fault.applied:
                return self._spoiled(fault), fault
            answer = _answer(self._perform(entry, found, token, raw))
        except Refusal as refusal:
            answer = _refuse(refusal)
        return (answer if fault is None or fault.kind != "status" else self._spoiled(fault)), fault

    def _admit(
        self, entry: LoggedRequest, found: tuple[Route, dict[str, str]] | None, authorization: str | None
    ) -> Token | None:
        """The token presented; None only where the request asks about an invalid one."""
        token = self.tokens.find(authorization)
        if token is None and (found is None or found[0] is not meta.SELF):
            raise unauthorized("The access token is missing or not valid")
        now = self._now()
        own = None if found is None else found[0].per_second
        retry_at = None
        if own is not None:
            retry_at = self.limiter.admit_operation(entry.operation, own, entry.rate_class, now)
        retry_at = retry_at or self.limiter.admit(entry.rate_class, now)
        if retry_at is not None:
            raise rate_limited({"Retry-After": formatdate(retry_at, usegmt=True)})
        return token

    def _perform(
        self,
        entry: LoggedRequest,
        found: tuple[Route, dict[str, str]] | None,
        token: Token | None,
        raw: bytes | Refusal,
    ) -> bytes | Reply:
        """Do what is asked, whatever becomes of the answer."""
        if isinstance(raw, Refusal):
            raise raw
        if token is None:
            return encode(meta.describe_token(self.workspace, None))
        if found is None:
            raise not_found(f"Could not find endpoint {entry.method} {entry.path}")
        route, parameters = found
        call = Call(
            self.workspace,
            self._queries,
            token,
            parameters,
            entry.query,
            None,
            raw,
            entry.content_type,
            entry.queried,
        )
        call.need(" ".join(route.scopes))
        if route.has_body:
            call.body = read_json(raw)
        return route.operation(call)

    def _spoiled(self, fault: Fault) -> Answer:
        """What is answered in place of the truth."""
        if fault.kind == "rate_limited":
            retry_after = fault.details.get("retry_after", formatdate(int(self._now()) + 1, usegmt=True))
            refusal = rate_limited({} if retry_after is None else {"Retry-After": str(retry_after)})
            return _refuse(refusal)
        status = int(fault.details.get("status", 503))
        headers = {str(name): str(value) for name, value in fault.details.get("headers", {}).items()}
        body: Any = fault.details.get("body", _UNAVAILABLE if fault.kind == "server_error" else b"")
        if isinstance(body, bytes | str):
            return Answer(status, body.encode() if isinstance(body, str) else body, headers, HTML)
        return Answer(status, encode(body), headers)

    def _response(self, entry: LoggedRequest, answer: Answer, accepted: str) -> web.Response:
        headers = {
            "Content-Type": answer.content_type,
            "Date": self._http_date(),
            "x-request-id": entry.request_id,
        }
        body = answer.body
        if self._compress and "gzip" in accepted and len(body) >= _WORTH_COMPRESSING:
            body = gzip.compress(body, compresslevel=1)
            headers["Content-Encoding"] = "gzip"
        headers.update(answer.headers)
        return web.Response(status=answer.status, body=body, headers=headers)

    def _now(self) -> float:
        """Seconds since 1970 by the server's clock."""
        return self._epoch + time.monotonic() + self.clock_offset

    def _http_date(self) -> str:
        second = int(self._now())
        if self._date[0] != second:
            self._date = (second, formatdate(second, usegmt=True))
        return self._date[1]

    async def _pause(self, seconds: float | None) -> None:
        """Wait so long, or for ever; in either case no longer than the server is open."""
        if self._closing or seconds == 0:
            return
        loop = asyncio.get_running_loop()
        waiting: asyncio.Future[None] = loop.create_future()
        timer = None if seconds is None else loop.call_later(seconds, _finish, waiting)
        self._waiting.add(waiting)
        try:
            await waiting
        finally:
            self._waiting.discard(waiting)
            if timer is not None:
                timer.cancel()


def _answer(given: bytes | Reply) -> Answer:
    return Answer(given.status, given.body, dict(given.headers)) if isinstance(given, Reply) else Answer(200, given)


def _refuse(refusal: Refusal) -> Answer:
    return Answer(refusal.status, encode(refusal.body()), refusal.headers)


def _finish(waiting: asyncio.Future[None]) -> None:
    if not waiting.done():
        waiting.set_result(None)
