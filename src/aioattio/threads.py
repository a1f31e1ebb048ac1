"""Blocking work beside the event loop, never left behind: what it works on is closed next."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar, TypeVarTuple

__all__ = ["finished"]

T = TypeVar("T")
Args = TypeVarTuple("Args")


async def finished(work: Callable[[*Args], T], *arguments: *Args) -> T:
    """Run in a thread. Whoever is cancelled meanwhile goes only when the thread is done.

    A thread cannot be stopped, and a database that is closed under a query takes the process along.
    """
    # No task: a loop that ends cancels all of its tasks, and the thread would go on by itself.
    future = asyncio.get_running_loop().run_in_executor(None, work, *arguments)
    cancelled: asyncio.CancelledError | None = None
    while not future.done():
        try:
            await asyncio.wait([future])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        if not future.cancelled():
            future.exception()  # seen: the cancellation says more
        raise cancelled
    return future.result()
