"""The one place that sends: limit -> send -> classify -> retry.

Every request of the SDK passes through `Transport.send`. What to do about a failure is decided by pure functions
(`retry.judge`, `answers.error_of`); this module only does it.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import anyio
import msgspec

from aioattio.answers import Answer, Broken, retry_after
from aioattio.call import Call, Options
from aioattio.clock import Clock
from aioattio.encoding import encode
from aioattio.errors import AttioError, ClientClosed, InvalidInput
from aioattio.lane import Lane
from aioattio.limits import Limiter, Limits, RateClass, SharedLimiter
from aioattio.retry import Attempt, Failure, Verdict, judge
from aioattio.secret import Secret
from aioattio.server_clock import ServerClock
from aioattio.tasks import orderly
from aioattio_openapi.attio.request import Request

if TYPE_CHECKING:
    from aioattio.files.multipart import Multipart
    from aioattio.files.saving import Sink

__all__ = ["Transport"]

_log = logging.getLogger("aioattio")


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

    def now(self) -> float:
        """The client's monotonic time in seconds."""
        return self._clock.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait, by the client's clock."""
        await self._clock.sleep(seconds)

    def rate(self, rate_class: RateClass) -> int | None:
        """Starts per second that are allowed now; None where the caller's own limiter decides."""
        if self._lane is not None and isinstance(self._lane.limiter, SharedLimiter):
            return self._lane.limiter.rate(rate_class)
        limits = self._limits
        return (limits.read if rate_class == "read" else limits.write) if isinstance(limits, Limits) else None

    async def send(self, request: Request[Any], options: Options, *, sink: Sink | None = None) -> Answer:
        """Send a request, with limits and retries, and return its successful answer.

        sink: takes what lies at the address that Attio redirects to; the answer is then that redirect.
        Raises ApiError and its subclasses for what Attio refuses, TransportError and its subclasses where no answer
        came, ClientClosed after `aclose`.
        """
        self._refuse_if_closed()
        call = Call(request, options, _content(request), self._clock.monotonic(), sink)
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
        self._tell(call, ClientClosed.__name__)
        if call.may_have_happened:
            raise call.outcome_unknown("the client was closed before the answer came; the write may have happened")
        raise ClientClosed(f"{call.name}: the client was closed before the answer came")

    async def aclose(self) -> None:
        """End every request in flight (its caller gets ClientClosed or OutcomeUnknown) and close the connections."""
        self._closed = True
        with anyio.CancelScope(shield=True):
            if self._calls:
                self._all_done = self._all_done or asyncio.Event()
                for scope in tuple(self._calls):
                    scope.cancel()
                await self._all_done.wait()
            lane, self._lane = self._lane, None
            if lane is not None and lane.loop is asyncio.get_running_loop():
                await lane.aclose()

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise ClientClosed("this client is closed; open a new one with `async with Attio(...)`")

    async def _until_answered(self, call: Call) -> Answer:
        while True:
            outcome = await self._attempt(call)
            if isinstance(outcome, Answer) and call.is_success(outcome):
                self._token_has_worked = True
                return outcome
            wanted = None if isinstance(outcome, Broken) else self._retry_after(outcome)
            attempt = call.failed(outcome, retry_after=wanted, token_has_worked=self._token_has_worked)
            if attempt.status == 429:
                self._hold_everybody(call, wanted)
            if call.was_refused_alone:
                raise call.error(outcome, unknown=False, base_url=self.base_url)
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
                if attempt.status == 401:
                    # The second one in a row: the token is gone. Whoever else waits need not find out by itself.
                    self._token_has_worked = False
                unknown = verdict is Verdict.OUTCOME_UNKNOWN
                raise call.error(outcome, unknown=unknown, base_url=self.base_url)
            if call.is_spent:
                raise call.unrepeated(outcome, base_url=self.base_url)
            await self._pause(call, attempt, verdict)

    async def _attempt(self, call: Call) -> Answer | Broken:
        lane = self._lane_of_this_loop()
        async with lane.slots[call.operation.rate_class]:
            if not call.is_to_be_tested_alone:
                call.tested_alone = False
                return await self._exchange(call, lane)
            async with lane.queries.alone(call.tests_passed) as call.tested_alone:
                outcome = await self._exchange(call, lane, alone=True)
                if isinstance(outcome, Answer) and outcome.status != 429:
                    lane.queries.passed()
                return outcome

    async def _exchange(self, call: Call, lane: Lane, *, alone: bool = False) -> Answer | Broken:
        operation = call.operation
        begun = self._clock.monotonic()
        await lane.admit(operation, alone=alone)
        sent = self._clock.monotonic()
        call.waited += sent - begun
        call.number += 1
        with lane.start(operation.rate_class) as start:
            call.start = start
            exchange = lane.wire.exchange(
                operation.method,
                call.request.path,
                params=call.request.params,
                content=call.content,
                timeout=call.options.timeout,
                sending=start.sent,
            )
            result = await orderly(exchange)
            if not isinstance(result, Broken) or result.failure is not Failure.NEVER_SENT:
                start.sent()
        call.start = None
        if isinstance(result, Broken):
            return result
        status, headers, content = result
        self._server_clock.observe(headers.get("date", ""), sent, self._clock.monotonic())
        call.status, call.request_id = status, headers.get("x-request-id")
        answer = Answer(
            operation=operation,
            status=status,
            headers=headers,
            content=content,
            attempts=call.number,
            waited=call.waited,
            secret=self._token,
        )
        if call.sink is None or not answer.is_redirect:
            return answer
        fetch = lane.wire.fetch(headers.get("location", ""), call.sink, timeout=call.options.timeout)
        return await orderly(fetch) or answer

    def _lane_of_this_loop(self) -> Lane:
        self._refuse_if_closed()
        if self._lane is None or self._lane.loop is not asyncio.get_running_loop():
            self._lane = Lane(self._open_wire, self.base_url, self._token.reveal(), self._limits, self._clock)
        return self._lane

    def _open_wire(self, connections: int) -> Any:
        from aioattio.wire import Wire  # loads httpx

        authorization = f"Bearer {self._token.reveal()}"
        return Wire(self.base_url, authorization, http=self._http, connections=connections)

    def _retry_after(self, answer: Answer) -> float | None:
        return retry_after(answer.headers, self._server_clock, self._clock.monotonic())

    def _hold_everybody(self, call: Call, wanted: float | None) -> None:
        if self._lane is not None:
            if call.refusals == 1:
                call.tests_passed = self._lane.queries.tests_passed
            # Whoever starts before Retry-After would be refused as well.
            self._lane.limiter.refused(call.operation.rate_class)
            self._lane.limiter.hold_until(self._clock.monotonic() + (1.0 if wanted is None else wanted))

    async def _pause(self, call: Call, attempt: Attempt, seconds: float) -> None:
        what = attempt.failure.value if attempt.failure else f"{attempt.status} {attempt.code}".rstrip()
        _log.debug("%s: %s, again in %.2f s (attempt %d)", call.operation.id, what, seconds, call.number)
        call.paused += seconds
        call.waited += seconds
        await self._clock.sleep(seconds)

    def _tell(self, call: Call, error: str | None) -> None:
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
        try:
            call.options.on_response(call.told(elapsed, error))
        except Exception:  # noqa: BLE001 - logged with its traceback
            # A broken observer must not turn a write that succeeded into a failure.
            _log.exception("on_response failed for %s", call.operation.id)


def _content(request: Request[Any]) -> bytes | Multipart | None:
    if request.files is not None:
        from aioattio.files.multipart import Multipart

        return Multipart(request.files)
    if request.json is None:
        return None
    try:
        return encode(request.json)
    except (TypeError, ValueError, RecursionError, msgspec.MsgspecError) as error:
        raise InvalidInput(
            f"{request.operation.method} {request.operation.path}: the body is not JSON: {error}",
            attribute="body",
            given=type(request.json).__name__,
            accepted="dicts, lists, str, numbers, bool, None",
        ) from None
