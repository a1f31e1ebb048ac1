"""What a run measures of itself: how fast writes are answered, how long they take, how many to have under way."""

from __future__ import annotations

import math
from collections import deque

from attrs import define, field

from aioattio.call import Called
from aioattio_openapi.attio.operations import OPERATIONS

__all__ = ["Meter"]

MOST = 64
"""Requests under way at most, whatever the latency: below the connections that a client keeps."""
SPARE = 4
LATENCY = 0.5
"""Seconds that a write is taken to last before one has been seen."""
LOCAL = 16
"""Requests under way where hundreds of starts per second are allowed: that is no Attio but something on this machine,
whose latency is our own queue, and grows with it."""
UNTOLD = 25
"""Starts per second, Attio's, where the caller's own limiter does not tell."""
RECENT = 5.0
"""Seconds over which the rate of late is taken."""


@define(eq=False)
class Meter:
    """Fed with every finished call of the writing phase. rate_limited: answers 429, to reads as well."""

    rate_limited: int = 0
    retries: int = 0
    _latency: float | None = None
    """Of a write, averaged over the last ones."""
    _first: float | None = None
    _last: float = 0.0
    _answered: int = 0
    _recent: deque[float] = field(factory=deque)

    def called(self, call: Called, now: float) -> None:
        """A call was answered, or given up, at `now` (seconds of any monotonic clock)."""
        self.rate_limited += call.rate_limited
        self.retries += max(0, call.attempts - 1)
        if OPERATIONS[call.operation].rate_class == "read":
            return
        if call.attempts and call.error is None:
            latency, known = (call.elapsed - call.waited) / call.attempts, self._latency
            self._latency = latency if known is None else known + (latency - known) * 0.1
        self._first = now if self._first is None else self._first
        self._last = now
        self._answered += 1
        self._recent.append(now)
        self._forget(now)

    def repeated(self) -> None:
        """A create is sent once more, in a call of its own."""
        self.retries += 1

    def wanted(self, limit: int | None) -> int:
        """How many requests to have under way so that the limit (starts per second) is used in full.

        As many as start while one lasts (Little's law), twice over because latency varies, and a few more. Not more
        than that: what is under way is what a stop has to wait for.
        """
        starts = UNTOLD if limit is None else limit
        latency = self._latency or LATENCY
        return min(MOST if starts <= 100 else LOCAL, SPARE + math.ceil(2 * starts * latency))

    def batch(self, limit: int | None) -> int:
        """How many to mark at once as about to leave: enough for half a second, which is a long time for a disk."""
        return max(self.wanted(limit), min(MOST, (UNTOLD if limit is None else limit) // 2))

    def rate(self, now: float) -> float:
        """Writes answered per second, over the last seconds."""
        self._forget(now)
        if self._first is None or not self._recent:
            return 0.0
        # Early on as Attio counts: what starts in one second belongs together, so the last second counts whole.
        since = now - self._first
        return len(self._recent) / (RECENT if since >= RECENT else since + 1.0)

    @property
    def seconds(self) -> float:
        """From the first answer to the last."""
        return 0.0 if self._first is None else self._last - self._first

    @property
    def writes_per_second(self) -> float:
        """As Attio counts: what starts in one second belongs together, so the last second counts whole."""
        return self._answered / (self.seconds + 1.0)

    def _forget(self, now: float) -> None:
        while self._recent and self._recent[0] < now - RECENT:
            self._recent.popleft()
