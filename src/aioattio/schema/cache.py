"""Facts about a workspace, fetched once per client and kept for a while."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

from aioattio.tasks import Tasks, result_of

__all__ = ["LOOK_AGAIN", "Cache"]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

LOOK_AGAIN = 30.0
"""Seconds between two early looks at the same thing: a file full of mistakes must not fetch for every row."""


class Cache(Generic[K, V]):
    """One request in flight per key, however many ask; a failure is not kept.

    now: the client's monotonic time; lifetime: seconds, from the moment when a fetch began, until it is fetched anew.
    """

    __slots__ = ("_fetch", "_known", "_lifetime", "_looked", "_now", "_on_their_way", "_tasks")

    def __init__(
        self,
        fetch: Callable[[K], Awaitable[V]],
        tasks: Tasks,
        now: Callable[[], float],
        *,
        lifetime: float = math.inf,
    ) -> None:
        self._fetch, self._tasks, self._now, self._lifetime = fetch, tasks, now, lifetime
        self._known: dict[K, tuple[V, float]] = {}
        self._on_their_way: dict[K, asyncio.Task[V]] = {}
        self._looked: dict[K, float] = {}

    def __contains__(self, key: K) -> bool:
        """Whether it is known, or on its way."""
        return key in self._on_their_way or self.known(key) is not None

    def known(self, key: K) -> V | None:
        """What is here already, without asking Attio."""
        value, since = self._known.get(key, (None, 0.0))
        return value if self._now() - since < self._lifetime else None

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

    def keep(self, key: K, value: V) -> None:
        """This is what is known from now on; it came by another way."""
        self._known[key] = value, self._now()

    def forget(self, key: K | None = None) -> None:
        """Fetch it (or everything) anew: it was changed. What is on its way may be from before, and is not kept."""
        if key is None:
            self._known.clear()
            self._on_their_way.clear()
        else:
            self._known.pop(key, None)
            self._on_their_way.pop(key, None)

    def look_again(self, key: K, seen: V, *, since: float = math.inf) -> bool:
        """Whether `get` may now give something else than what was seen, which did not do.

        It is forgotten, if nobody else has fetched it anew meanwhile, and unless that was tried moments ago.
        since: what was fetched from that moment on is beyond doubt.
        """
        if self.known(key) is not seen:
            return True
        if self._known[key][1] >= since:
            return False
        now = self._now()
        if now - self._looked.get(key, -math.inf) < LOOK_AGAIN:
            return False
        self._looked[key] = now
        self.forget(key)
        return True

    async def _load(self, key: K) -> V:
        me, began = asyncio.current_task(), self._now()
        try:
            value = await self._fetch(key)
            if self._on_their_way.get(key) is me:
                self._known[key] = value, began
            return value
        finally:
            if self._on_their_way.get(key) is me:
                del self._on_their_way[key]
