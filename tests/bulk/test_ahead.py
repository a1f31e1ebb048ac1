"""What is fetched in advance is never left behind."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator

import pytest

from aioattio.bulk.applying.ahead import ahead
from aioattio.threads import finished


async def test_however_often_it_is_cancelled_it_goes_after_the_thread_that_it_works_with() -> None:
    begun, go_on = threading.Event(), threading.Event()
    steps: list[str] = []

    def work() -> None:
        begun.set()
        assert go_on.wait(30)
        steps.append("the thread is done")

    async def numbers() -> AsyncGenerator[int, None]:
        try:
            yield 1
            await finished(work)
        finally:
            steps.append("the source is closed")

    async def read() -> None:
        pages = ahead(numbers())
        try:
            await anext(pages)
            await asyncio.Event().wait()
        finally:
            await pages.aclose()

    task = asyncio.create_task(read())
    assert await asyncio.to_thread(begun.wait, 30)
    for _ in range(3):
        task.cancel()
        for _ in range(3):
            await asyncio.sleep(0)
    assert not task.done()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert steps == ["the thread is done", "the source is closed"]
