"""The spool beside the event loop: in a thread, one after the other, many outcomes at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TypeVar, TypeVarTuple

from attrs import define, field

from aioattio.bulk.outcome import Outcome
from aioattio.bulk.spool import Spool
from aioattio.threads import finished

__all__ = ["Disk"]

T = TypeVar("T")
Args = TypeVarTuple("Args")


@define(eq=False)
class Disk:
    """Whoever writes to a spool while requests are under way does it through this. Raises OSError as the spool does."""

    spool: Spool
    _turn: asyncio.Lock = field(factory=asyncio.Lock)
    _waiting: list[Outcome] = field(factory=list)
    _taken: int = 0
    """Outcomes that were ever waiting, and are not any more."""
    _broken: Exception | None = None

    async def run(self, work: Callable[[*Args], T], *arguments: *Args) -> T:
        """A method of the spool, in its turn."""
        async with self._turn:
            return await finished(work, *arguments)

    async def settle(self, outcomes: Sequence[Outcome]) -> None:
        """Return when they are stored. What came while the disk was busy is stored by whoever has the next turn."""
        self._waiting.extend(outcomes)
        number = self._taken + len(self._waiting)
        async with self._turn:
            if self._taken < number:
                batch, self._waiting = self._waiting, []
                self._taken += len(batch)
                await finished(self._store, batch)
        if self._broken is not None:
            raise self._broken

    def _store(self, outcomes: Sequence[Outcome]) -> None:
        try:
            for outcome in outcomes:
                self.spool.settle(outcome)
        except Exception as error:
            # Those whose outcomes were in the same batch must not take them for stored.
            self._broken = error
            raise
