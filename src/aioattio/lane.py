"""What a transport holds in one event loop: connections, limiters, slots.

Made with the first call and thrown away with the loop, so one client object survives a second `asyncio.run`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Self

from aioattio.limits import Limiter, Limits, RateClass, SharedLimiter, shared_limiter

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiolimiter import AsyncLimiter

    from aioattio.clock import Clock
    from aioattio.wire import Wire
    from aioattio_openapi.attio.request import Operation

__all__ = ["SPREAD", "Lane", "QueryGate", "Start", "is_scored"]

SLOTS = 100
"""Requests in flight per rate class; together they are the size of the connection pool. A start that the limiter
allows never waits in the pool: it would leave later, in a burst that the limiter did not allow."""

SPREAD = 1.03
"""Seconds over which the starts of an operation with a limit of its own are spread. More than the window of a class:
requests that leave one by one arrive with the whole jitter of the network, those of a burst level it among them."""


class Start:
    """A permission to send, from the limiter's yes until the request leaves (or does not)."""

    __slots__ = ("_is_over", "_limiter", "_rate_class", "is_sent")

    def __init__(self, limiter: Limiter, rate_class: RateClass) -> None:
        self._limiter = limiter
        self._rate_class: RateClass = rate_class
        self.is_sent = self._is_over = False

    def sent(self) -> None:
        """The request is leaving now; telling twice, or too late, is harmless."""
        if not self._is_over:
            self.is_sent = self._is_over = True
            self._limiter.sent(self._rate_class)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._is_over:
            self._is_over = True
            self._limiter.unsent(self._rate_class)


class QueryGate:
    """Tells a query that is too complex from one that came at a busy moment.

    Attio scores record and entry queries over a sliding window of 10 s. A query that is refused although none started
    for that long is refused for itself.
    """

    __slots__ = ("_clock", "_last", "_testing", "tests_passed")

    WINDOW = 10.0

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = float("-inf")
        self.tests_passed = 0
        self._testing = asyncio.Lock()

    async def enter(self) -> None:
        """Pass at once, unless a query is being tested alone."""
        if self._testing.locked():
            async with self._testing:
                pass
        self._last = self._clock.monotonic()

    def passed(self) -> None:
        """The query that was tested went through: it was a busy moment, for the others that wait here too."""
        self.tests_passed += 1

    @asynccontextmanager
    async def alone(self, tests_passed: int) -> AsyncGenerator[bool, None]:
        """Inside, no other query of this client runs; True if none has started for the whole window.

        False, and no waiting, where more tests have passed than the `tests_passed` when the query was refused first.
        """
        async with self._testing:
            is_test = tests_passed == self.tests_passed
            while is_test and (wait := self._last + self.WINDOW - self._clock.monotonic()) > 0:
                await self._clock.sleep(wait)
            self._last = self._clock.monotonic()
            yield is_test


class Lane:
    """Limits and connections, bound to the running event loop."""

    __slots__ = ("__weakref__", "_of_operation", "_rates", "limiter", "loop", "queries", "slots", "wire")

    def __init__(self, open_wire: Callable[[int], Wire], base_url: str, token: str, limits: Any, clock: Clock) -> None:
        self.loop = asyncio.get_running_loop()
        self.limiter: Limiter = (
            shared_limiter(base_url, token, limits, self, clock=clock) if isinstance(limits, Limits) else limits
        )
        self.slots: dict[RateClass, asyncio.Semaphore] = {
            "read": asyncio.Semaphore(SLOTS),
            "write": asyncio.Semaphore(SLOTS),
        }
        self.wire = open_wire(2 * SLOTS)
        self.queries = QueryGate(clock)
        self._of_operation: dict[str, AsyncLimiter] = {}
        self._rates = limits.operations if isinstance(limits, Limits) else {}

    async def admit(self, operation: Operation, *, alone: bool = False) -> None:
        """Return when a request of that operation may start. alone: from inside `queries.alone()`."""
        rate = self._rates.get(operation.id, operation.rate_per_second)
        if rate is not None:
            await self._own_limit(operation.id, rate).acquire()
        if is_scored(operation) and not alone:
            await self.queries.enter()
        await self.limiter.acquire(operation.rate_class)

    async def aclose(self) -> None:
        """Close the connections; the limiter is no longer bound to what this client allowed itself."""
        if isinstance(self.limiter, SharedLimiter):
            self.limiter.leave(self)
        await self.wire.aclose()

    def start(self, rate_class: RateClass) -> Start:
        """What `admit` has just permitted."""
        return Start(self.limiter, rate_class)

    def _own_limit(self, operation_id: str, rate: float) -> AsyncLimiter:
        limit = self._of_operation.get(operation_id)
        if limit is None:
            from aiolimiter import AsyncLimiter  # 20 ms that few programs need

            # One at a time, evenly spaced: a bucket of `rate` would start twice as many in its worst second.
            limit = self._of_operation[operation_id] = AsyncLimiter(1, SPREAD / rate)
        return limit


def is_scored(operation: Operation) -> bool:
    """Whether Attio also counts the cost of this call: the record and entry queries, paged in their body."""
    return operation.paging == "offset-body"
