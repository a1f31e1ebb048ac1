"""A window of start times: at most N starts in any trailing second, and none refused.

A leaky bucket of 25 a second starts up to 49 requests in its worst second. A start counts from the moment the request
is really sent: a TLS handshake between the permission and the sending would otherwise let two bursts arrive at once.
The window is a little over a second wide because requests reach Attio with jitter; the margin follows what is observed.
"""

from __future__ import annotations

import asyncio
from collections import deque
from types import TracebackType

from aioattio.clock import Clock, SystemClock

__all__ = ["WINDOW", "WindowLimiter"]

WINDOW = 1.015
"""Seconds: 98.5 % of the limit, and no refusal with 2-30 ms of jitter, however the server counts."""
WINDOW_MAX = 1.06
WIDEN = 0.005
NARROW = 0.001
QUIET = 10.0
"""Seconds without a refusal after which the window narrows by a step."""
AGAIN = 3.0
"""Seconds within which a second burst of refusals means that Attio has lowered its limit."""
LATE = 0.003
"""Seconds by which a start may be late and still count from when it was due. A timer wakes a little late, and a busy
loop sends a little later than it might: counted from the sending, that would add up from window to window, and pull a
burst apart into single requests, which arrive with the whole jitter of the network."""
CLIMB = 5.0
"""Seconds without a refusal after which a lowered rate climbs by a step, and by one twice as large the next time: while
the limit stays low each try costs few refusals, and once it has risen the full rate is back in four or five steps."""


class WindowLimiter:
    """At most `rate` starts in any `window` seconds; a burst of `rate` after idling goes at once.

    Speaks aiolimiter's interface: `await acquire()`, `async with`, `has_capacity()`. First come, first served; a
    cancelled waiter takes nothing. Who can tell permission from sending uses `reserve`, then `sent` or `unsent`.
    """

    __slots__ = (
        "_climbed",
        "_clock",
        "_due",
        "_held",
        "_limit",
        "_narrowed",
        "_narrowest",
        "_pending",
        "_refusals",
        "_refused_at",
        "_starts",
        "_step",
        "_turn",
        "_waiting",
        "_wake",
        "rate",
        "window",
    )

    def __init__(self, rate: int, *, window: float = WINDOW, clock: Clock | None = None) -> None:
        self.rate = rate
        self.window = self._narrowest = window
        self._limit = rate
        self._clock = clock or SystemClock()
        self._starts: deque[float] = deque(maxlen=rate)
        self._pending = 0
        self._due: deque[float] = deque()
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._wake: asyncio.Future[None] | None = None
        self._held = float("-inf")
        self._refusals = 0
        self._step = 1
        self._refused_at = self._narrowed = self._climbed = float("-inf")

    async def acquire(self, amount: float = 1) -> None:
        """Wait for `amount` starts (whole numbers) and take them."""
        for _ in range(int(amount)):
            await self.reserve()
            self.sent()

    async def reserve(self) -> None:
        """Wait for a start; `sent` or `unsent` must follow."""
        if self._waiting or not self._take():
            await self._wait_for_turn()

    def sent(self) -> None:
        """What was reserved starts now."""
        self._pending -= 1
        now, due = self._clock.monotonic(), self._due.popleft()
        start = due if now - due <= LATE else now
        # Starts stay in order, whichever of those that were due together is sent first.
        self._starts.append(max(start, self._starts[-1]) if self._starts else start)
        self._call_next()

    def unsent(self) -> None:
        """What was reserved will not start."""
        self._pending -= 1
        self._due.popleft()
        self._call_next()

    def has_capacity(self, amount: float = 1) -> bool:
        """Whether `acquire(amount)` would return at once."""
        now = self._clock.monotonic()
        used = self._pending + sum(1 for start in self._starts if start + self.window - now > 0)
        return not self._waiting and now >= self._held and used + amount <= self.rate

    def hold_until(self, when: float) -> None:
        """Let nobody start before `when` (seconds of the clock in use)."""
        self._held = max(self._held, when)

    def limit_to(self, limit: int) -> None:
        """Another limit from now on; what has started stays counted."""
        if limit == self._limit:
            return
        was_lowered = self.rate < self._limit
        self._limit = limit
        self.rate = min(self.rate, limit) if was_lowered else limit
        self._starts = deque(self._starts, maxlen=limit)

    def refused(self) -> None:
        """Count a refusal of a request that this window had let through."""
        self._refusals += 1

    async def __aenter__(self) -> None:
        await self.acquire()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    async def _wait_for_turn(self) -> None:
        self._waiting += 1
        try:
            async with self._turn:
                while not self._take():
                    await self._until_it_may_change()
        finally:
            self._waiting -= 1

    async def _until_it_may_change(self) -> None:
        delay = self._delay(self._clock.monotonic())
        if delay is not None:
            await self._clock.sleep(max(delay, 0.0))
            return
        self._wake = asyncio.get_running_loop().create_future()
        await self._wake

    def _call_next(self) -> None:
        if self._wake is not None and not self._wake.done():
            self._wake.set_result(None)

    def _delay(self, now: float) -> float | None:
        """Seconds until a start is free; None while all of them are reserved but not sent."""
        free = self.rate - self._pending
        if free <= 0:
            return None
        delay = self._held - now
        if len(self._starts) >= free:
            delay = max(delay, self._starts[-free] + self.window - now)
        return delay

    def _take(self) -> bool:
        now = self._clock.monotonic()
        delay = self._delay(now)
        if delay is None or delay > 0:
            return False
        self._adapt(now)
        delay = self._delay(now)  # the rate may just have been lowered
        if delay is None or delay > 0:
            return False
        self._pending += 1
        self._due.append(now + delay)
        return True

    def _adapt(self, now: float) -> None:
        """Follow what the server does: down once per burst of refusals, up after quiet spells."""
        refusals, self._refusals = self._refusals, 0
        if refusals:
            # Once is jitter (a stall somewhere makes two bursts arrive as one); again at once is a lower limit.
            if self.rate < self._limit or now - self._refused_at < AGAIN:
                self.rate = max(1, self.rate - refusals)
            else:
                self.window = min(self.window + WIDEN, WINDOW_MAX)
            self._refused_at = self._narrowed = self._climbed = now
            self._step = max(1, self._limit // 25)
            return
        if now - self._narrowed >= QUIET:
            self._narrowed = now
            self.window = max(self.window - NARROW, self._narrowest)
        if now - self._climbed >= CLIMB and self.rate < self._limit:
            self._climbed = now
            self.rate = min(self._limit, self.rate + self._step)
            self._step *= 2
