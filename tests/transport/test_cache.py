"""Definitions on their way: one fetch for all, nothing stale kept, nobody's cancellation taken by others."""

from __future__ import annotations

import asyncio

import pytest

from aioattio.errors import ClientClosed
from aioattio.schema.cache import Cache
from aioattio.tasks import Tasks
from tests.support import virtual


class Source:
    def __init__(self) -> None:
        self.fetched = 0
        self.tasks = Tasks()
        self.cache: Cache[str, int] = Cache(self.fetch, self.tasks)

    async def fetch(self, key: str) -> int:
        self.fetched += 1
        number = self.fetched
        await asyncio.sleep(1)
        if key == "bad":
            raise LookupError(key)
        return number


def test_one_fetch_for_all_who_ask() -> None:
    async def main() -> None:
        source = Source()
        assert await asyncio.gather(*[source.cache.get("a") for _ in range(10)]) == [1] * 10
        assert await source.cache.get("a") == 1
        assert await source.cache.get("b") == 2

    virtual.run(main())


def test_a_failure_is_not_kept() -> None:
    async def main() -> None:
        source = Source()
        for wanted in (1, 2):
            with pytest.raises(LookupError):
                await source.cache.get("bad")
            assert source.fetched == wanted

    virtual.run(main())


def test_what_was_on_its_way_when_something_changed_is_not_kept() -> None:
    async def main() -> None:
        source = Source()
        early = asyncio.create_task(source.cache.get("a"))
        await asyncio.sleep(0.5)
        source.cache.forget()
        later = asyncio.create_task(source.cache.get("a"))
        assert await early == 1, "who asked before gets what there was"
        assert source.cache.known("a") is None
        assert await later == 2
        assert source.cache.known("a") == 2

    virtual.run(main())


def test_a_caller_that_gives_up_takes_nothing_from_the_others() -> None:
    async def main() -> None:
        source = Source()
        first, second = (asyncio.create_task(source.cache.get("a")) for _ in range(2))
        await asyncio.sleep(0.5)
        first.cancel()
        assert await second == 1
        assert first.cancelled()
        assert source.fetched == 1

    virtual.run(main())


def test_closing_ends_the_fetch_and_says_so() -> None:
    async def main() -> None:
        source = Source()
        waiting = asyncio.create_task(source.cache.get("a"))
        await asyncio.sleep(0.5)
        await source.tasks.aclose()
        with pytest.raises(ClientClosed):
            await waiting
        assert asyncio.all_tasks() == {asyncio.current_task()}

    virtual.run(main())
