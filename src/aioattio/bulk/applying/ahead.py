"""Fetching the next one while the caller works on the present one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from typing import TypeVar

__all__ = ["ahead"]

T = TypeVar("T")


async def ahead(source: AsyncGenerator[T, None]) -> AsyncGenerator[T, None]:
    """What `source` gives (never None), one of it in advance. To be closed by whoever stops early; closes `source`."""

    async def following() -> T | None:
        return await anext(source, None)

    upcoming = asyncio.create_task(following())
    try:
        while (one := await upcoming) is not None:
            upcoming = asyncio.create_task(following())
            yield one
    finally:
        upcoming.cancel()
        await asyncio.wait([upcoming])
        if not upcoming.cancelled():
            upcoming.exception()  # seen: nobody wants what it would have been
        await source.aclose()
