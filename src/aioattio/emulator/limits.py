"""The rate limiter of the emulated server: pure, told the time, so that simulations can use it too."""

from __future__ import annotations

import math
from collections import deque
from typing import Literal

RateClass = Literal["read", "write"]
Mode = Literal["clock", "trailing"]


class RateLimiter:
    """Counts requests per second and class and refuses those above the limit.

    `clock` counts within each whole second of the clock, `trailing` within the second before each request.
    A limit of None lets everything pass. Refused requests do not count.
    """

    def __init__(self, *, read: int | None = 100, write: int | None = 25, mode: Mode = "clock") -> None:
        self._admitted: dict[RateClass, deque[float]] = {"read": deque(), "write": deque()}
        self._of_operation: dict[str, deque[float]] = {}
        self.configure(read=read, write=write, mode=mode)

    def configure(self, *, read: int | None, write: int | None, mode: Mode) -> None:
        """Change limits (requests per second) and way of counting; what was admitted stays counted."""
        for name, limit in (("read", read), ("write", write)):
            if limit is not None and (not isinstance(limit, int) or isinstance(limit, bool) or limit < 0):
                raise ValueError(f"the {name} limit is a whole number of requests per second or None, not {limit!r}")
        if mode not in ("clock", "trailing"):
            raise ValueError(f'mode is "clock" or "trailing", not {mode!r}')
        self._limits: dict[RateClass, int | None] = {"read": read, "write": write}
        self._mode: Mode = mode

    @property
    def read(self) -> int | None:
        return self._limits["read"]

    @property
    def write(self) -> int | None:
        return self._limits["write"]

    @property
    def mode(self) -> Mode:
        return self._mode

    def admit(self, rate_class: RateClass, now: float) -> float | None:
        """None when the request may pass at `now` (epoch seconds), else the second at which to try again.

        That is the next whole second, as Attio answers: its `Retry-After` knows no fractions.
        """
        return self._pass(self._admitted[rate_class], self._limits[rate_class], now)

    def admit_operation(self, name: str, per_second: int, rate_class: RateClass, now: float) -> float | None:
        """The same for an operation with a limit of its own; none is kept where its class has no limit."""
        limit = None if self._limits[rate_class] is None else per_second
        return self._pass(self._of_operation.setdefault(name, deque()), limit, now)

    def _pass(self, admitted: deque[float], limit: int | None, now: float) -> float | None:
        if limit is None:
            return None
        start = math.floor(now) if self._mode == "clock" else now - 1.0
        # A clock that was set back leaves entries of the future; they say nothing about this second.
        while admitted and (admitted[0] > now or not self._inside(admitted[0], start)):
            admitted.popleft()
        if len(admitted) >= limit:
            return math.floor(now) + 1.0
        admitted.append(now)
        return None

    def _inside(self, moment: float, start: float) -> bool:
        return moment >= start if self._mode == "clock" else moment > start
