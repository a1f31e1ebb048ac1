"""Facts about a workspace, fetched once per client."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

from aioattio.tasks import Tasks, result_of

__all__ = ["Cache"]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Cache(Generic[K, V]):
    """One request in flight per key, however many ask; a failure is not kept."""

    __slots__ = ("_fetch", "_known", "_on_their_way", "_tasks")

    def __init__(self, fetch: Callable[[K], Awaitable[V]], tasks: Tasks) -> None:
        self._fetch, self._tasks = fetch, tasks
        self._known: dict[K, V] = {}
        self._on_their_way: dict[K, asyncio.Task[V]] = {}

    def known(self, key: K) -> V | None:
        """What is here already, without asking Attio."""
        return self._known.get(key)

    def start(self, key: K) -> asyncio.Task[V]:
        """The fetch, begun if nobody has: for use alongside a call."""
        task = self._on_their_way.get(key)
        if task is None or task.get_loop() is not asyncio.get_running_loop():
            task = self._on_their_way[key] = self._tasks.spawn(self._load(key))
        return task

    async def get(self, key: K) -> V:
        """What is known, or fetched now."""
        known = self.known(key)
        if known is not None:
            return known
        # Shielded: one caller that gives up must not take the answer from the others.
        return await result_of(asyncio.shield(self.start(key)))

    def forget(self) -> None:
        """Fetch everything anew: something was changed. What is on its way may be from before, and is not kept."""
        self._known.clear()
        self._on_their_way.clear()

    async def _load(self, key: K) -> V:
        me = asyncio.current_task()
        try:
            value = await self._fetch(key)
            if self._on_their_way.get(key) is me:
                self._known[key] = value
            return value
        finally:
            if self._on_their_way.get(key) is me:
                del self._on_their_way[key]
