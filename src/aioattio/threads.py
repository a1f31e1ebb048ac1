"""Blocking work beside the event loop, never left behind: what it works on is closed next."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol, TypeVar, TypeVarTuple

__all__ = ["finished", "opened"]


class _Closed(Protocol):
    def close(self) -> None: ...


T = TypeVar("T")
C = TypeVar("C", bound=_Closed)
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


async def opened(work: Callable[[*Args], C], *arguments: *Args) -> C:
    """As `finished`, for what has to be closed: it is, where whoever wanted it is cancelled before it is there."""
    there: list[C] = []

    def run() -> None:
        there.append(work(*arguments))

    try:
        await finished(run)
    except BaseException:
        for one in there:
            one.close()
        raise
    return there[0]
