"""What a transport holds in one event loop: connections, limiters, slots.

Made with the first call and thrown away with the loop, so one client object survives a second `asyncio.run`.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Self

from aioattio.limits import Limiter, Limits, QueryGate, RateClass, shared_limiter

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiolimiter import AsyncLimiter

    from aioattio.clock import Clock
    from aioattio.wire import Wire
    from aioattio_openapi.attio.request import Operation

__all__ = ["Lane", "Start", "is_scored"]

SLOTS = 100
"""Requests in flight per rate class; together they are the size of the connection pool. A start that the limiter
allows never waits in the pool: it would leave later, in a burst that the limiter did not allow."""


class Start:
    """A permission to send, from the limiter's yes until the request leaves (or does not)."""

    __slots__ = ("_limiter", "_rate_class", "is_sent")

    def __init__(self, limiter: Limiter, rate_class: RateClass) -> None:
        self._limiter = limiter
        self._rate_class: RateClass = rate_class
        self.is_sent = False

    def sent(self) -> None:
        """The request is leaving now; telling twice is harmless."""
        if not self.is_sent:
            self.is_sent = True
            self._limiter.sent(self._rate_class)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if not self.is_sent:
            self._limiter.unsent(self._rate_class)


class Lane:
    """Limits and connections, bound to the running event loop."""

    __slots__ = ("_clock", "_of_operation", "_queries", "limiter", "loop", "slots", "wire")

    def __init__(self, open_wire: Callable[[int], Wire], base_url: str, token: str, limits: Any, clock: Clock) -> None:
        self.loop = asyncio.get_running_loop()
        self.limiter: Limiter = (
            shared_limiter(base_url, token, limits, clock=clock) if isinstance(limits, Limits) else limits
        )
        self.slots: dict[RateClass, asyncio.Semaphore] = {
            "read": asyncio.Semaphore(SLOTS),
            "write": asyncio.Semaphore(SLOTS),
        }
        self.wire = open_wire(2 * SLOTS)
        self._clock = clock
        self._queries = QueryGate(clock)
        self._of_operation: dict[str, AsyncLimiter] = {}

    async def admit(self, operation: Operation) -> None:
        """Return when a request of that operation may start."""
        if operation.rate_per_second is not None:
            await self._own_limit(operation.id, operation.rate_per_second).acquire()
        if is_scored(operation):
            await self._queries.enter()
        await self.limiter.acquire(operation.rate_class)

    async def admit_alone(self, operation: Operation) -> None:
        """Like `admit`, but after a whole scoring window without any other query."""
        async with self._queries.alone():
            await self.limiter.acquire(operation.rate_class)

    def start(self, rate_class: RateClass) -> Start:
        """What `admit` has just permitted."""
        return Start(self.limiter, rate_class)

    def _own_limit(self, operation_id: str, rate: int) -> AsyncLimiter:
        limit = self._of_operation.get(operation_id)
        if limit is None:
            from aiolimiter import AsyncLimiter  # 20 ms that few programs need

            # One at a time, evenly spaced: a bucket of `rate` would start twice as many in its worst second.
            limit = self._of_operation[operation_id] = AsyncLimiter(1, 1 / rate)
        return limit


def is_scored(operation: Operation) -> bool:
    """Whether Attio also counts the cost of this call: the record and entry queries, paged in their body."""
    return operation.paging == "offset-body"
