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
        try:
            upcoming.cancel()
            await _ended(upcoming)
        finally:
            await source.aclose()


async def _ended(task: asyncio.Task[T]) -> None:
    """Whoever is cancelled meanwhile, perhaps again, goes when it has ended: what it works on is closed next."""
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if not task.cancelled():
        task.exception()  # seen: nobody wants what it would have been
    if cancelled is not None:
        raise cancelled
