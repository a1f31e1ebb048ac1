"""Definitions on their way: one fetch for all, nothing stale kept, nobody's cancellation taken by others."""

from __future__ import annotations

import asyncio
import math

import pytest

from aioattio.errors import ClientClosed
from aioattio.schema.cache import LOOK_AGAIN, Cache
from aioattio.tasks import Tasks
from tests.support import virtual


class Source:
    def __init__(self, lifetime: float = math.inf) -> None:
        self.fetched = 0
        self.fails = False
        self.tasks = Tasks()
        now = asyncio.get_running_loop().time
        self.cache: Cache[str, int] = Cache(self.fetch, self.tasks, now, lifetime=lifetime)

    async def fetch(self, key: str) -> int:
        self.fetched += 1
        number, fails = self.fetched, self.fails
        await asyncio.sleep(1)
        if fails:
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
        source.fails = True
        outcomes = await asyncio.gather(*[source.cache.get("a") for _ in range(5)], return_exceptions=True)
        assert [type(outcome) for outcome in outcomes] == [LookupError] * 5, "all who waited are told"
        assert source.fetched == 1
        source.fails = False
        assert await source.cache.get("a") == 2, "the next one tries again"

    virtual.run(main())


def test_what_is_known_is_fetched_anew_after_its_lifetime() -> None:
    async def main() -> None:
        source = Source(lifetime=60)
        assert await source.cache.get("a") == 1  # begun at 0, here at 1
        await asyncio.sleep(58)
        assert await source.cache.get("a") == 1
        assert "a" in source.cache
        await asyncio.sleep(1)
        assert source.cache.known("a") is None, "60 seconds after the fetch began: it may be from that moment"
        assert "a" not in source.cache
        assert await asyncio.gather(*[source.cache.get("a") for _ in range(3)]) == [2] * 3
        source.cache.keep("a", 7)
        await asyncio.sleep(59)
        assert await source.cache.get("a") == 7
        await asyncio.sleep(1)
        assert await source.cache.get("a") == 3

    virtual.run(main())


def test_one_key_is_forgotten() -> None:
    async def main() -> None:
        source = Source()
        assert [await source.cache.get(key) for key in "ab"] == [1, 2]
        source.cache.forget("a")
        assert [await source.cache.get(key) for key in "ab"] == [3, 2]

    virtual.run(main())


def test_a_look_at_what_did_not_do_is_shared_and_not_repeated_at_once() -> None:
    async def main() -> None:
        source = Source()

        async def again(seen: int) -> int | None:
            return await source.cache.get("a") if source.cache.look_again("a", seen) else None

        seen = await source.cache.get("a")
        assert await asyncio.gather(*[again(seen) for _ in range(10)]) == [2] * 10, "one look for all of them"
        assert await again(seen) == 2, "who saw the old one gets the newer one without a further look"
        assert await again(2) is None, "moments after a look there is no other"
        await asyncio.sleep(LOOK_AGAIN)
        assert await again(2) == 3

    virtual.run(main())


def test_what_was_fetched_for_the_very_try_is_beyond_doubt() -> None:
    async def main() -> None:
        source = Source()
        now = asyncio.get_running_loop().time
        early = asyncio.create_task(source.cache.get("a"))
        await asyncio.sleep(0.5)
        began = now()
        seen = await source.cache.get("a")
        assert seen == await early
        assert not source.cache.look_again("a", seen, since=0)
        assert source.cache.look_again("a", seen, since=began), "it was on its way before"
        assert await source.cache.get("a") == 2

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
