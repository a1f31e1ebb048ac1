"""The HTTP side: one handler that reads, admits, performs, delays, spoils and answers."""

from __future__ import annotations

import asyncio
import gzip
import random
import socket
import struct
import time
import uuid
from dataclasses import dataclass, field
from decimal import Decimal
from email.utils import formatdate
from itertools import count
from typing import TYPE_CHECKING, Any

import msgspec
from aiohttp import web

from aioattio.emulator.auth import Tokens
from aioattio.emulator.errors import Refusal, invalid, not_found, rate_limited, unauthorized
from aioattio.emulator.faults import Fault, Faults
from aioattio.emulator.logbook import LoggedRequest
from aioattio.emulator.operations import ROUTER, meta
from aioattio.emulator.operations.answers import encode
from aioattio.emulator.query import Queries
from aioattio.emulator.routing import Call, rate_class

if TYPE_CHECKING:
    from aioattio.emulator.limits import RateLimiter
    from aioattio.emulator.routing import Route
    from aioattio.emulator.workspace import Workspace

JSON = "application/json; charset=utf-8"
HTML = "text/html; charset=utf-8"
_UNAVAILABLE = b"<html><head><title>503 Service Temporarily Unavailable</title></head><body>503</body></html>"
_WORTH_COMPRESSING = 1024
# Money and numbers with four decimals must not pass through binary floats.
_decode = msgspec.json.Decoder(float_hook=Decimal).decode


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
        self._epoch = time.time() - time.monotonic()
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

    def set_latency(self, low: float, high: float, *, seed: int = 1) -> None:
        self._latency = (low / 1000, high / 1000)
        self._random = random.Random(seed)  # noqa: S311 - repeatable delays, no secret

    def open(self) -> None:
        self._closing = False

    def close(self) -> None:
        """Let every request go that is delayed, hanging, or still on its way in."""
        self._closing = True
        for request in self._reading.values():
            _drop(request)
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        self._reading[id(request)] = request
        try:
            raw = await request.read()
        finally:
            del self._reading[id(request)]
        path = request.path_qs.partition("?")[0]
        found = ROUTER.find(request.method, path)
        entry = self._enter(request, path, None if found is None else found[0], raw)
        answer, fault = self._process(entry, found, request.headers.get("Authorization"))
        if fault is not None and fault.kind == "hang":
            await self._pause(None)
            return _drop(request)
        if self._latency[1] > 0:
            await self._pause(self._random.uniform(*self._latency))
        if fault is not None and fault.kind in ("lost_before", "lost_answer", "reset"):
            return _drop(request, reset=fault.kind == "reset")
        response = self._response(entry, answer, request.headers.get("Accept-Encoding", ""))
        if fault is not None and fault.kind == "cut":
            return await _cut(request, response, answer.body)
        entry.status = answer.status
        entry.answered = time.monotonic()
        return response

    def _enter(self, request: web.BaseRequest, path: str, route: Route | None, raw: bytes) -> LoggedRequest:
        entry = LoggedRequest(
            method=request.method,
            path=path,
            query=dict(request.query) if request.query_string else {},
            raw_body=raw,
            template="" if route is None else route.template,
            rate_class=rate_class(request.method, path),
            request_id=f"{self._run}{next(self._numbers):08x}",
            arrived=time.monotonic(),
        )
        self.log.append(entry)
        return entry

    def _process(
        self, entry: LoggedRequest, found: tuple[Route, dict[str, str]] | None, authorization: str | None
    ) -> tuple[Answer, Fault | None]:
        fault: Fault | None = None
        try:
            token = self.tokens.find(authorization)
            if token is None and (found is None or found[0] is not meta.SELF):
                raise unauthorized("The access token is missing or not valid")
            retry_at = self.limiter.admit(entry.rate_class, self._now())
            if retry_at is not None:
                raise rate_limited({"Retry-After": formatdate(retry_at, usegmt=True)})
            fault = self.faults.draw(entry)
            entry.fault = None if fault is None else fault.kind
            if fault is not None and not fault.applied:
                return self._spoiled(fault), fault
            if token is None:
                return Answer(200, encode(meta.describe_token(self.workspace, None))), fault
            if found is None:
                raise not_found(f"Could not find endpoint {entry.method} {entry.path}")
            route, parameters = found
            lacking = token.lacks(route.scopes)
            if lacking:
                raise unauthorized(f"The access token lacks the required scopes: {', '.join(lacking)}", 403)
            body = _read_json(entry.raw_body) if route.has_body else None
            call = Call(self.workspace, self._queries, token, parameters, entry.query, body)
            answer = Answer(200, route.operation(call))
        except Refusal as refusal:
            answer = Answer(refusal.status, encode(refusal.body()), refusal.headers)
        return (answer if fault is None or fault.kind != "status" else self._spoiled(fault)), fault

    def _spoiled(self, fault: Fault) -> Answer:
        """What is answered in place of the truth."""
        if fault.kind == "rate_limited":
            retry_after = fault.details.get("retry_after", formatdate(int(self._now()) + 1, usegmt=True))
            refusal = rate_limited({} if retry_after is None else {"Retry-After": str(retry_after)})
            return Answer(refusal.status, encode(refusal.body()), refusal.headers)
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
        if self._closing:
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


def _finish(waiting: asyncio.Future[None]) -> None:
    if not waiting.done():
        waiting.set_result(None)


def _read_json(raw: bytes) -> Any:
    if not raw:
        return None
    try:
        return _decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise invalid(f"The body is not valid JSON: {problem}") from None


def _drop(request: web.BaseRequest, *, reset: bool = False) -> web.StreamResponse:
    """Close the connection; the response returned never reaches it."""
    transport = request.transport
    if transport is not None and reset:
        connection = transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    elif transport is not None:
        transport.close()
    return web.Response()


async def _cut(request: web.BaseRequest, response: web.Response, body: bytes) -> web.StreamResponse:
    """Announce the whole body, send half of it, close."""
    partial = web.StreamResponse(status=response.status, headers=response.headers)
    partial.content_length = max(len(body), 1)
    await partial.prepare(request)
    await partial.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return partial
