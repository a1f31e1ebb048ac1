"""An event loop whose time is simulated: sleeping costs nothing, and `loop.time()` is exact."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

SPINNING = 1000
"""Rounds of the loop within one moment after which a nanosecond passes: as on a clock that really goes, a rest of time
too small to be added to it is over at some point."""


class _Selector(selectors.DefaultSelector):
    """Never waits: where the loop would, time jumps."""

    loop: VirtualLoop
    rounds = 0

    def select(self, timeout: float | None = None) -> list[Any]:
        ready = super().select(0)
        self.rounds += 1
        if self.rounds % SPINNING == 0:
            self.loop.now += 1e-9
        if not ready and timeout is None:
            raise RuntimeError("deadlock: everything waits, and no timer is set")
        if not ready and timeout:
            self.loop.now += timeout
            self.rounds = 0
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        selector = _Selector()
        selector.loop = self
        self.now = 1_000.0
        super().__init__(selector)

    def time(self) -> float:
        return self.now


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run to the end in simulated time."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(coroutine)
