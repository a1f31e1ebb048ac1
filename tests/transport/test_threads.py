"""A thread is never left behind: what it works on is closed next."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from aioattio import Attio
from aioattio.threads import finished, opened


async def test_it_gives_the_result_and_raises_what_the_work_raises() -> None:
    assert await finished(int, "7") == 7
    with pytest.raises(ValueError, match="invalid literal"):
        await finished(int, "x")


@pytest.mark.parametrize("cancellations", [1, 3])
@pytest.mark.parametrize("fails", [False, True])
async def test_whoever_is_cancelled_goes_when_the_thread_is_done(cancellations: int, fails: bool) -> None:
    begun, go_on, done = threading.Event(), threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        assert go_on.wait(30)
        done.set()
        if fails:
            raise LookupError

    task = asyncio.create_task(finished(work))
    assert await asyncio.to_thread(begun.wait, 30)
    for _ in range(cancellations):
        task.cancel()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    assert not task.done()
    assert not done.is_set()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert done.is_set()


def test_a_loop_that_ends_waits_as_well() -> None:
    """`asyncio.run` cancels every task that is left: the thread must not be one of them."""
    go_on, done = threading.Event(), threading.Event()

    def work() -> None:
        assert go_on.wait(30)
        done.set()

    seen: list[bool] = []

    async def load() -> None:
        try:
            await finished(work)
        finally:
            seen.append(done.is_set())

    async def main() -> asyncio.Task[None]:
        task = asyncio.create_task(load())
        await asyncio.sleep(0)
        asyncio.get_running_loop().call_later(0.01, go_on.set)  # while the loop ends
        return task

    asyncio.run(main())
    assert seen == [True]


@pytest.mark.parametrize("batches", [1, 2, 5, 20])
async def test_a_load_that_is_cancelled_while_it_reads_closes_its_database_last(hasty: Attio, batches: int) -> None:
    """Closed under the thread that writes to it, SQLite takes the whole process along."""
    task: asyncio.Task[Any]
    seen = 0

    async def rows() -> Any:
        nonlocal seen
        for number in range(10_000):
            if number % 200 == 0:
                seen += 1
                if seen == batches:
                    # After this batch goes into its thread, not while it is asked for.
                    asyncio.get_running_loop().call_later(0.001, task.cancel)
            yield {"domains": f"c{number}.example", "name": "x" * 500}

    task = asyncio.create_task(hasty.companies.plan(rows(), match="domains"))
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await hasty.companies.query().first() is None


async def test_what_was_opened_for_somebody_who_is_cancelled_is_closed() -> None:
    begun, go_on = threading.Event(), threading.Event()
    closed: list[int] = []

    class Held:
        def close(self) -> None:
            closed.append(1)

    def work() -> Held:
        begun.set()
        assert go_on.wait(30)
        return Held()

    go_on.set()
    assert isinstance(await opened(work), Held)
    assert not closed, "it is the caller's"
    begun.clear()
    go_on.clear()
    task = asyncio.create_task(opened(work))
    assert await asyncio.to_thread(begun.wait, 30)
    task.cancel()
    await asyncio.sleep(0)
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert closed == [1]
