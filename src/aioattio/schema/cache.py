"""Attribute definitions of a workspace, fetched once per client and object."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from aioattio.schema.definitions import Definitions

if TYPE_CHECKING:
    from aioattio.tasks import Tasks

__all__ = ["DefinitionCache"]

Fetch = Callable[[str, str], Awaitable[Definitions]]


class DefinitionCache:
    """One request in flight per object or list, however many ask; a failure is not kept."""

    __slots__ = ("_fetch", "_known", "_on_their_way", "_tasks")

    def __init__(self, fetch: Fetch, tasks: Tasks) -> None:
        self._fetch, self._tasks = fetch, tasks
        self._known: dict[tuple[str, str], Definitions] = {}
        self._on_their_way: dict[tuple[str, str], asyncio.Task[Definitions]] = {}

    def known(self, target: str, identifier: str) -> Definitions | None:
        """What is here already, without asking Attio."""
        return self._known.get((target, identifier))

    def start(self, target: str, identifier: str) -> asyncio.Task[Definitions]:
        """The fetch of these definitions, begun if nobody has: for use alongside a call."""
        key = (target, identifier)
        task = self._on_their_way.get(key)
        if task is None or task.get_loop() is not asyncio.get_running_loop():
            task = self._on_their_way[key] = self._tasks.spawn(self._load(key))
        return task

    async def get(self, target: str, identifier: str) -> Definitions:
        """The definitions of `target` ("objects" or "lists") `identifier` (slug or id)."""
        known = self.known(target, identifier)
        if known is not None:
            return known
        # Shielded: one caller that gives up must not take the answer from the others.
        return await asyncio.shield(self.start(target, identifier))

    def forget(self, target: str, identifier: str) -> None:
        """Fetch anew next time: an attribute was created or changed."""
        self._known.pop((target, identifier), None)

    async def _load(self, key: tuple[str, str]) -> Definitions:
        try:
            definitions = self._known[key] = await self._fetch(*key)
            return definitions
        finally:
            self._on_their_way.pop(key, None)
