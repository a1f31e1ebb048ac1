"""Time and chance, injectable: no test waits, no test depends on luck."""

from __future__ import annotations

import asyncio
import random
import time
from typing import Protocol

__all__ = ["Clock", "SystemClock"]


class Clock(Protocol):
    """Where the client takes time and randomness from."""

    def monotonic(self) -> float:
        """Seconds that never go back."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait that long."""
        ...

    def random(self) -> float:
        """A number in [0, 1)."""
        ...

    def wall(self) -> float:
        """Seconds since the epoch, as wrong as the machine's clock is."""
        ...


class SystemClock:
    """The running event loop's clock, and the `random` module."""

    def monotonic(self) -> float:
        return asyncio.get_running_loop().time()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def random(self) -> float:
        return random.random()  # noqa: S311 - jitter, not cryptography

    def wall(self) -> float:
        return time.time()
