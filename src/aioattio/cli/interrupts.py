"""Ctrl-C in two steps: the first drains, the second ends."""

from __future__ import annotations

import asyncio
import signal
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

__all__ = ["asking", "draining", "sits_there"]

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


def sits_there() -> bool:
    """Whether somebody can be asked: what is read comes from a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


@contextmanager
def asking() -> Generator[None]:
    """While inside, an interrupt ends a question at once: the loop would only hear of it after the answer."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
