"""What Attio has, read by the cheaper of two ways: all of it, or what has the values that are looked for."""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence

from attrs import define, evolve

from aioattio.bulk.destinations.destination import LOOK, Destination, Found
from aioattio.call import Called
from aioattio.session import Session
from aioattio.tasks import result_of
from aioattio.threads import finished

__all__ = ["AT_ONCE", "PAGE", "Counted", "is_scan_cheaper", "looked_up"]

PAGE = 500
"""Things that one request of a scan gives."""
AT_ONCE = 4
"""Look-ups under way at once."""


async def is_scan_cheaper(destination: Destination, values: int) -> bool:
    """Whether reading everything takes fewer requests than looking up so many values. Asks Attio once, if at all."""
    look_ups = math.ceil(values / LOOK)
    return look_ups > 1 and not await destination.has_more_than(PAGE * look_ups)


async def looked_up(destination: Destination, chunks: Iterator[Sequence[str]]) -> AsyncGenerator[list[Found], None]:
    """What has these values, several requests at once. To be closed by whoever stops early.

    chunks: `LOOK` values each at most; asked for in a thread, never while a page is worked on.
    """
    under_way: deque[asyncio.Task[list[Found]]] = deque()
    try:
        while True:
            while len(under_way) < AT_ONCE and (chunk := await finished(next, chunks, None)) is not None:
                under_way.append(destination.session.tasks.spawn(destination.look(chunk)))
            if not under_way:
                return
            page = await result_of(under_way[0])
            under_way.popleft()
            yield page
    finally:
        for task in under_way:
            task.cancel()
        if under_way:
            await asyncio.wait(under_way)


@define(eq=False)
class Counted:
    """How many requests went out. told: of every call, too."""

    told: Callable[[Called], None]
    requests: int = 0

    def view(self, session: Session) -> Session:
        """The session, with its calls counted, and told to whoever was told before."""
        before = session.options.on_response

        def on_response(call: Called) -> None:
            self.requests += call.attempts
            self.told(call)
            if before is not None:
                before(call)

        return session.view(evolve(session.options, on_response=on_response))
