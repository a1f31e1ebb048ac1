"""The one place that sends: limit -> send -> classify -> retry.

Every request of the SDK passes through `Transport.send`. What to do about a failure is decided by pure functions
(`retry.judge`, `answers.error_of`); this module only does it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import anyio
import msgspec
from attrs import define, field, frozen

from aioattio.answers import Answer, Broken, code_of, error_of, retry_after
from aioattio.clock import Clock
from aioattio.errors import (
    AttioError,
    ClientClosed,
    ConnectFailed,
    ConnectionLost,
    InvalidInput,
    OutcomeUnknown,
    QueryTooComplex,
    TimedOut,
    TransportError,
)
from aioattio.lane import Lane, Start, is_scored
from aioattio.limits import Limiter, Limits
from aioattio.retry import Attempt, Failure, Retry, Verdict, judge
from aioattio.secret import Secret
from aioattio.server_clock import ServerClock
from aioattio_openapi.attio.request import Operation, Request

__all__ = ["Called", "Options", "Transport"]

REFUSALS_BEFORE_TEST = 3
"""429s in a row after which a query is tried alone, to tell a busy moment from a query that is too complex."""

_log = logging.getLogger("aioattio")
_encoder = msgspec.json.Encoder(decimal_format="number")


@frozen(kw_only=True)
class Called:
    """What `on_response` is told of a finished call.

    operation: its id; path: as template; status: of the last answer, None where none came; attempts: requests sent;
    waited: seconds spent for the rate limit and between attempts; elapsed: seconds in all; request_id: Attio's;
    error: name of the exception that the caller gets, None for a success.
    """

    operation: str
    method: str
    path: str
    status: int | None
    attempts: int
    waited: float
    elapsed: float
    request_id: str | None
    error: str | None


@frozen(kw_only=True)
class Options:
    """What `with_options` may change for a view of a client. timeout: seconds without progress, None for no limit."""

    timeout: float | None = 30.0
    retry: Retry = field(factory=Retry)
    on_response: Callable[[Called], None] | None = None


@define(eq=False)
class _Call:
    """One call over all its attempts."""

    request: Request[Any]
    options: Options
    content: bytes | None
    begun: float
    number: int = 0
    waited: float = 0.0  # for the limiter and between attempts
    paused: float = 0.0  # between attempts only
    start: Start | None = None  # of the attempt that is under way
    sent_before: bool = False  # an earlier attempt may have been applied
    unauthorized_before: bool = False
    refusals: int = 0  # 429 in a row
    status: int | None = None
    request_id: str | None = None

    @property
    def operation(self) -> Operation:
        return self.request.operation


class Transport:
    """Connections, limits and retries of one token, shared by a client and its views."""

    def __init__(self, *, base_url: str, token: Secret, limits: Limits | Limiter, http: Any, clock: Clock) -> None:
        self.base_url = base_url
        self._token, self._limits, self._http, self._clock = token, limits, http, clock
        self._lane: Lane | None = None
        self._closed = False
        self._server_clock = ServerClock()
        self._token_has_worked = False
        self._calls: set[anyio.CancelScope] = set()
        self._all_done: asyncio.Event | None = None

    async def send(self, request: Request[Any], options: Options) -> Answer:
        """Send a request, with limits and retries, and return its successful answer.

        Raises ApiError and its subclasses for what Attio refuses, TransportError and its subclasses where no answer
        came, ClientClosed after `aclose`.
        """
        self._refuse_if_closed()
        call = _Call(request, options, _encode(request), self._clock.monotonic())
        with anyio.CancelScope() as scope:
            self._calls.add(scope)
            try:
                answer = await self._until_answered(call)
            except AttioError as error:
                self._tell(call, type(error).__name__)
                raise
            else:
                self._tell(call, None)
                return answer
            finally:
                self._calls.discard(scope)
                if self._all_done is not None and not self._calls:
                    self._all_done.set()
        # Only `aclose` cancels that scope.
        in_flight = call.start is not None and call.start.is_sent
        if call.operation.rate_class == "write" and (in_flight or call.sent_before):
            raise OutcomeUnknown(
                f"{_named(call)}: the client was closed before the answer came; the write may have happened",
                operation=call.operation.id,
                attempts=call.number,
            )
        raise ClientClosed(f"{_named(call)}: the client was closed before the answer came")

    async def aclose(self) -> None:
        """End every request in flight (its caller gets ClientClosed or OutcomeUnknown) and close the connections."""
        self._closed = True
        with anyio.CancelScope(shield=True):
            if self._calls:
                self._all_done = asyncio.Event()
                for scope in tuple(self._calls):
                    scope.cancel()
                await self._all_done.wait()
            lane, self._lane = self._lane, None
            if lane is not None and lane.loop is asyncio.get_running_loop():
                await lane.wire.aclose()

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise ClientClosed("this client is closed; open a new one with `async with Attio(...)`")

    async def _until_answered(self, call: _Call) -> Answer:
        while True:
            outcome = await self._attempt(call)
            if isinstance(outcome, Answer) and 200 <= outcome.status < 400:
                self._token_has_worked = True
                return outcome
            attempt = self._describe(call, outcome)
            if call.refusals > REFUSALS_BEFORE_TEST and is_scored(call.operation):
                raise self._error(call, outcome, Verdict.RAISE)
            verdict = judge(
                attempt,
                method=call.operation.method,
                idempotent=call.operation.idempotent,
                retry=call.options.retry,
                chance=self._clock.random(),
            )
            if verdict is Verdict.SUCCESS and isinstance(outcome, Answer):
                return outcome
            if isinstance(verdict, Verdict):
                raise self._error(call, outcome, verdict)
            await self._pause(call, attempt, verdict)

    async def _attempt(self, call: _Call) -> Answer | Broken:
        lane, operation = self._lane_of_this_loop(), call.operation
        begun = self._clock.monotonic()
        async with lane.slots[operation.rate_class]:
            if call.refusals >= REFUSALS_BEFORE_TEST and is_scored(operation):
                await lane.admit_alone(operation)
            else:
                await lane.admit(operation)
            call.waited += self._clock.monotonic() - begun
            call.number += 1
            sent = self._clock.monotonic()
            with lane.start(operation.rate_class) as start:
                call.start = start
                result = await lane.wire.exchange(
                    operation.method,
                    call.request.path,
                    params=call.request.params,
                    content=call.content,
                    files=call.request.files,
                    timeout=call.options.timeout,
                    sending=start.sent,
                )
            received = self._clock.monotonic()
        call.start = None
        if isinstance(result, Broken):
            return result
        status, headers, content = result
        self._server_clock.observe(headers.get("date", ""), sent, received)
        call.status, call.request_id = status, headers.get("x-request-id")
        return Answer(
            operation=operation,
            status=status,
            headers=headers,
            content=content if status < 300 else self._token.scrub(content),
            attempts=call.number,
            waited=call.waited,
        )

    def _lane_of_this_loop(self) -> Lane:
        self._refuse_if_closed()
        if self._lane is None or self._lane.loop is not asyncio.get_running_loop():
            self._lane = Lane(self._open_wire, self.base_url, self._token.reveal(), self._limits, self._clock)
        return self._lane

    def _open_wire(self, connections: int) -> Any:
        from aioattio.wire import Wire  # loads httpx

        authorization = f"Bearer {self._token.reveal()}"
        return Wire(self.base_url, authorization, http=self._http, connections=connections)

    def _describe(self, call: _Call, outcome: Answer | Broken) -> Attempt:
        if isinstance(outcome, Broken):
            call.refusals = 0
            attempt = Attempt(
                number=call.number, failure=outcome.failure, waited=call.paused, sent_before=call.sent_before
            )
            call.sent_before |= outcome.failure is not Failure.NEVER_SENT
            return attempt
        attempt = Attempt(
            number=call.number,
            status=outcome.status,
            code=code_of(outcome),
            retry_after=retry_after(outcome.headers, self._server_clock, self._clock.monotonic()),
            waited=call.paused,
            sent_before=call.sent_before,
            token_has_worked=self._token_has_worked,
            unauthorized_before=call.unauthorized_before,
        )
        call.refusals = call.refusals + 1 if outcome.status == 429 else 0
        call.unauthorized_before |= outcome.status == 401
        call.sent_before |= outcome.status >= 500
        return attempt

    async def _pause(self, call: _Call, attempt: Attempt, seconds: float) -> None:
        what = attempt.failure.value if attempt.failure else f"{attempt.status} {attempt.code}".rstrip()
        _log.debug("%s: %s, again in %.2f s (attempt %d)", call.operation.id, what, seconds, call.number)
        if attempt.status == 429 and self._lane is not None:
            # Everybody of this token waits: Attio would refuse them as well.
            self._lane.limiter.refused(call.operation.rate_class)
            self._lane.limiter.hold_until(self._clock.monotonic() + seconds)
        call.paused += seconds
        call.waited += seconds
        await self._clock.sleep(seconds)

    def _error(self, call: _Call, outcome: Answer | Broken, verdict: Verdict) -> AttioError:
        if isinstance(outcome, Broken):
            return self._transport_error(call, outcome)
        tested_alone = call.refusals > REFUSALS_BEFORE_TEST and is_scored(call.operation)
        error = error_of(outcome, cls=QueryTooComplex if tested_alone else None)
        if verdict is Verdict.OUTCOME_UNKNOWN:
            unknown = OutcomeUnknown(
                f"{_named(call)}: {outcome.status}, the write may or may not have happened: look before repeating it",
                operation=call.operation.id,
                attempts=call.number,
            )
            unknown.__cause__ = error
            return unknown
        return error

    def _transport_error(self, call: _Call, broken: Broken) -> TransportError:
        cls, what = _NO_ANSWER[broken.failure]
        sent = call.sent_before or broken.failure is not Failure.NEVER_SENT
        if call.operation.rate_class == "write" and sent:
            cls, what = (
                OutcomeUnknown,
                "sent, but no answer came: the write may have happened, look before repeating it",
            )
        where = f" at {self.base_url}" if cls is ConnectFailed else ""
        tried = f", {call.number} attempts" if call.number > 1 else ""
        return cls(
            f"{_named(call)}: {what}{where} ({broken.reason}{tried})",
            operation=call.operation.id,
            attempts=call.number,
        )

    def _tell(self, call: _Call, error: str | None) -> None:
        elapsed = self._clock.monotonic() - call.begun
        _log.debug(
            "%s: %s in %.3f s (request %s)",
            call.operation.id,
            error or call.status,
            elapsed,
            call.request_id or "-",
        )
        if call.options.on_response is None:
            return
        called = Called(
            operation=call.operation.id,
            method=call.operation.method,
            path=call.operation.path,
            status=call.status,
            attempts=call.number,
            waited=call.waited,
            elapsed=elapsed,
            request_id=call.request_id,
            error=error,
        )
        try:
            call.options.on_response(called)
        except Exception:  # noqa: BLE001 - logged with its traceback
            # A broken observer must not turn a write that succeeded into a failure.
            _log.exception("on_response failed for %s", call.operation.id)


_NO_ANSWER: dict[Failure, tuple[type[TransportError], str]] = {
    Failure.NEVER_SENT: (ConnectFailed, "could not connect, nothing was sent"),
    Failure.TIMED_OUT: (TimedOut, "no answer in time"),
    Failure.LOST: (ConnectionLost, "the connection broke before the whole answer was there"),
}


def _named(call: _Call) -> str:
    return f"{call.operation.method} {call.operation.path}"


def _encode(request: Request[Any]) -> bytes | None:
    if request.json is None:
        return None
    try:
        return _encoder.encode(request.json)
    except (TypeError, ValueError, msgspec.MsgspecError) as error:
        raise InvalidInput(
            f"{request.operation.method} {request.operation.path}: the body is not JSON: {error}",
            attribute="body",
            given=type(request.json).__name__,
            accepted="dicts, lists, str, numbers, bool, None",
        ) from None
