"""A clock for tests over real sockets: sleeping takes no time, but time is seen to pass."""

from __future__ import annotations

import asyncio

from aioattio.clock import SystemClock


class InstantClock(SystemClock):
    def __init__(self) -> None:
        self.skipped = 0.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return super().monotonic() + self.skipped

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.skipped += seconds
        await asyncio.sleep(0)

    def random(self) -> float:
        return 0.5
