"""What time it is at Attio, to a fraction of a second, from Date headers of whole seconds.

A 429 names the second at which to come back ("usually the next one"). Measured against the Date of that answer alone
the wait is a whole second, although the next one begins half a second later on average. Each answer narrows down how
the server's clock relates to ours: it was stamped between our sending and our receiving, somewhere within its second.
The local wall clock plays no part.
"""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime

__all__ = ["ServerClock", "http_date"]


class ServerClock:
    """Bounds of (server's epoch seconds - our monotonic seconds)."""

    __slots__ = ("_high", "_low", "_stamp")

    def __init__(self) -> None:
        self._low, self._high = float("-inf"), float("inf")
        self._stamp: tuple[str, float | None] = ("", None)

    def observe(self, date: str, sent: float, received: float) -> None:
        """An answer with that Date header was asked for at `sent` and here at `received`."""
        if date != self._stamp[0]:
            self._stamp = (date, http_date(date))
        stamped = self._stamp[1]
        if stamped is None:
            return
        low, high = stamped - received, stamped + 1 - sent
        if low >= self._high or high <= self._low:  # the clock was set, or this is another server
            self._low, self._high = low, high
        else:
            self._low, self._high = max(self._low, low), min(self._high, high)

    def at(self, epoch: float) -> float | None:
        """Our monotonic time at which the server's clock has reached `epoch` for certain; None before any answer."""
        return None if self._low == float("-inf") else epoch - self._low


def http_date(text: str) -> float | None:
    """Epoch seconds of an HTTP-date; None for anything else."""
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
