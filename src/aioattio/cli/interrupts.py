"""Ctrl-C in two steps: the first drains, the second ends."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

__all__ = ["draining"]

DRAINING = "finishing what is under way; interrupt again to end at once"
ENDING = "ending at once"


@contextmanager
def draining(stop: asyncio.Event, task: asyncio.Task[Any], say: Callable[[str], None]) -> Generator[None]:
    """While inside, the first SIGINT or SIGTERM sets `stop`, every further one cancels `task`.

    Only the main thread may listen to signals, and not on Windows: elsewhere an interrupt ends the loop.
    """
    signals = (signal.SIGINT, signal.SIGTERM) if threading.current_thread() is threading.main_thread() else ()
    loop = asyncio.get_running_loop()

    def interrupted() -> None:
        if stop.is_set():
            say(ENDING)
            task.cancel()
        else:
            say(DRAINING)
            stop.set()

    before: dict[signal.Signals, Any] = {}
    try:
        for number in signals:
            handler = signal.getsignal(number)
            try:
                loop.add_signal_handler(number, interrupted)
            except NotImplementedError:
                break
            before[number] = handler
        yield
    finally:
        for number, handler in before.items():
            loop.remove_signal_handler(number)
            signal.signal(number, handler)  # the loop's own one, which ends it in order
