"""Background work of a client: started here, so that closing the client ends it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable
from typing import Any, TypeVar

import anyio

from aioattio.errors import ClientClosed

__all__ = ["Tasks", "all_of", "orderly", "result_of"]

T = TypeVar("T")


async def result_of(task: asyncio.Future[T]) -> T:
    """Await background work. Raises ClientClosed where the client was closed under it, not the caller cancelled."""
    try:
        return await task
    except asyncio.CancelledError:
        caller = asyncio.current_task()
        if caller is None or caller.cancelling():
            raise
    raise ClientClosed("the client was closed before the answer came")


async def orderly(coroutine: Coroutine[Any, Any, T]) -> T:
    """Await it in a task of its own, to which a cancellation comes as anyio's; go only when it is gone.

    httpcore gives connections back under anyio's shields, and `Task.cancel` goes through those: every so many
    cancellations would cost the pool a connection for good.
    """
    scope = anyio.CancelScope()

    async def run() -> T:
        with scope:
            return await coroutine
        raise asyncio.CancelledError

    task = asyncio.create_task(run())
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
            scope.cancel()
    if cancelled is not None:
        if not task.cancelled():
            task.exception()  # seen: the cancellation says more
        raise cancelled
    return task.result()


async def all_of(coroutines: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
    """Run them side by side. The first failure ends the others and is raised as itself, not in a group."""
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(coroutine) for coroutine in coroutines]
    except BaseExceptionGroup as failures:
        first = failures.exceptions[0]
    else:
        return [task.result() for task in tasks]
    raise first


class Tasks:
    """The tasks that a client started; none outlives it, and none leaves an exception unseen."""

    __slots__ = ("_running",)

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()

    def spawn(self, coroutine: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Start a task; whoever awaits it gets its result or exception."""
        task = asyncio.create_task(coroutine)
        self._running.add(task)
        task.add_done_callback(self._done)
        return task

    async def aclose(self) -> None:
        """Cancel what still runs and wait until it is gone."""
        running = [task for task in self._running if task.get_loop() is asyncio.get_running_loop()]
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # seen: a page that nobody waits for any more may fail
