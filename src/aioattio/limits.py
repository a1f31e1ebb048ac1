"""Attio's rate limits, kept on this side: at most N starts in any trailing second, and none refused.

A leaky bucket of 25 a second starts up to 49 requests in its worst second, so the limiter here is a window of start
times instead. A start counts from the moment the request is really sent: a TLS handshake between the permission and
the sending would otherwise let two bursts arrive at once. The window is a little over a second wide because requests
reach Attio with jitter; the margin follows what is observed.
Source of the numbers: Attio's rate limiting guide (100 reads/s, 25 writes/s).
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import deque
from collections.abc import Mapping
from difflib import get_close_matches
from types import TracebackType
from typing import Any, Literal, Protocol, runtime_checkable
from weakref import WeakKeyDictionary, WeakValueDictionary

from attrs import field, frozen, validators

from aioattio.clock import Clock, SystemClock
from aioattio.errors import InvalidInput
from aioattio_openapi.attio.operations import OPERATIONS

__all__ = ["Limiter", "Limits", "RateClass", "SharedLimiter", "WindowLimiter", "shared_limiter"]

RateClass = Literal["read", "write"]

WINDOW = 1.015
"""Seconds: 98.5 % of the limit, and no refusal with 2-30 ms of jitter, however the server counts."""
WINDOW_MAX = 1.06
WIDEN = 0.01
NARROW = 0.001
QUIET = 10.0
"""Seconds without a refusal after which the window narrows by a step."""
AGAIN = 3.0
"""Seconds within which a second burst of refusals means that Attio has lowered its limit."""
CLIMB = 5.0
"""Seconds without a refusal after which a lowered rate climbs by a step."""


def _check_operations(_: object, __: object, rates: Any) -> None:
    if not isinstance(rates, Mapping):
        raise InvalidInput(attribute="operations", given=rates, accepted="a dict such as {'upload_file': 2}")
    for name, rate in rates.items():
        if name not in OPERATIONS:
            nearest = get_close_matches(str(name), OPERATIONS, n=3)
            accepted = f"ids of operations such as 'upload_file'; nearest: {', '.join(nearest) or 'none'}"
            raise InvalidInput(attribute="operations", given=name, accepted=accepted)
        is_rate = isinstance(rate, int | float) and not isinstance(rate, bool) and 0 < rate < float("inf")
        if rate is not None and not is_rate:
            raise InvalidInput(attribute=f"operations[{name!r}]", given=rate, accepted="starts per second, or None")


@frozen(kw_only=True)
class Limits:
    """Requests per second and class; Attio's own by default.

    read, write: at most that many starts in any trailing second; raise both only against the emulator.
    operations: starts per second of single operations by id (`{"upload_file": 2}`), beside the shared limits and in
    place of what the contract says; None lifts one. Each client keeps these by itself. Raises InvalidInput for what is
    no id or no rate. Attio calls some of its limits temporary.
    """

    read: int = field(default=100, validator=validators.ge(1))
    write: int = field(default=25, validator=validators.ge(1))
    operations: Mapping[str, float | None] = field(factory=dict, hash=False, validator=_check_operations)


@runtime_checkable
class Limiter(Protocol):
    """What the transport asks before every start. A shared one (many processes, one token) can stand in."""

    async def acquire(self, rate_class: RateClass) -> None:
        """Return when a request of that class may start. `sent` or `unsent` follows, exactly once."""
        ...

    def sent(self, rate_class: RateClass) -> None:
        """The request is leaving now."""
        ...

    def unsent(self, rate_class: RateClass) -> None:
        """The request will not leave after all."""
        ...

    def hold_until(self, when: float) -> None:
        """Let nobody start before that moment of the client's monotonic clock."""
        ...

    def refused(self, rate_class: RateClass) -> None:
        """Attio answered 429 to a request that `acquire` had let through."""
        ...


class WindowLimiter:
    """At most `rate` starts in any `window` seconds; a burst of `rate` after idling goes at once.

    Speaks aiolimiter's interface: `await acquire()`, `async with`, `has_capacity()`. First come, first served; a
    cancelled waiter takes nothing. Who can tell permission from sending uses `reserve`, then `sent` or `unsent`.
    """

    __slots__ = (
        "_climbed",
        "_clock",
        "_held",
        "_limit",
        "_narrowed",
        "_narrowest",
        "_pending",
        "_refusals",
        "_refused_at",
        "_starts",
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
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._wake: asyncio.Future[None] | None = None
        self._held = float("-inf")
        self._refusals = 0
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
        self._starts.append(self._clock.monotonic())
        self._call_next()

    def unsent(self) -> None:
        """What was reserved will not start."""
        self._pending -= 1
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
            return
        if now - self._narrowed >= QUIET:
            self._narrowed = now
            self.window = max(self.window - NARROW, self._narrowest)
        if now - self._climbed >= CLIMB:
            self._climbed = now
            self.rate = min(self._limit, self.rate + max(1, self._limit // 8))


class SharedLimiter:
    """The limits of one token: every client of that token in this event loop starts through the same one.

    Clients that disagree keep to the lower limits of all that are open.
    """

    __slots__ = ("__weakref__", "_holders", "_windows")

    def __init__(self, limits: Limits, *, clock: Clock | None = None) -> None:
        self._holders: WeakKeyDictionary[object, Limits] = WeakKeyDictionary()
        self._windows: dict[RateClass, WindowLimiter] = {
            "read": WindowLimiter(limits.read, clock=clock),
            "write": WindowLimiter(limits.write, clock=clock),
        }

    async def acquire(self, rate_class: RateClass) -> None:
        await self._windows[rate_class].reserve()

    def sent(self, rate_class: RateClass) -> None:
        self._windows[rate_class].sent()

    def unsent(self, rate_class: RateClass) -> None:
        self._windows[rate_class].unsent()

    def hold_until(self, when: float) -> None:
        for window in self._windows.values():
            window.hold_until(when)

    def refused(self, rate_class: RateClass) -> None:
        self._windows[rate_class].refused()

    def rate(self, rate_class: RateClass) -> int:
        """Starts per second that are allowed now: the limit, or less while Attio refuses more."""
        return self._windows[rate_class].rate

    def join(self, holder: object, limits: Limits) -> None:
        """`holder` starts through this limiter from now on, under these limits."""
        self._holders[holder] = limits
        self._agree()

    def leave(self, holder: object) -> None:
        """`holder` was closed."""
        self._holders.pop(holder, None)
        self._agree()

    def _agree(self) -> None:
        wanted = list(self._holders.values())
        if wanted:
            self._windows["read"].limit_to(min(limits.read for limits in wanted))
            self._windows["write"].limit_to(min(limits.write for limits in wanted))


_Key = tuple[str, str]
_shared: WeakKeyDictionary[asyncio.AbstractEventLoop, WeakValueDictionary[_Key, SharedLimiter]] = WeakKeyDictionary()


def shared_limiter(
    base_url: str, token: str, limits: Limits, holder: object, *, clock: Clock | None = None
) -> SharedLimiter:
    """The limiter of that token in the running loop; made on first use, gone with its last client."""
    key = (base_url, hashlib.sha256(token.encode()).hexdigest())
    of_loop = _shared.setdefault(asyncio.get_running_loop(), WeakValueDictionary())
    limiter = of_loop.get(key)
    if limiter is None:
        limiter = of_loop[key] = SharedLimiter(limits, clock=clock)
    limiter.join(holder, limits)
    return limiter
