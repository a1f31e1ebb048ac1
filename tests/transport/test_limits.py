"""The limiter, in simulated time: never above the limit, hardly ever below it."""

from __future__ import annotations

import asyncio
import gc
import random
import weakref
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aioattio.clock import SystemClock
from aioattio.emulator.limits import RateLimiter
from aioattio.errors import InvalidInput
from aioattio.lane import SPREAD, Lane, QueryGate
from aioattio.limits import Limits, RateClass, SharedLimiter, shared_limiter
from aioattio.window import WindowLimiter
from aioattio_openapi.attio.operations import OPERATIONS
from tests.support import virtual


def worst_second(starts: Sequence[float]) -> int:
    """The most starts in any half-open second."""
    worst, first = 0, 0
    for last, start in enumerate(starts):
        while starts[first] <= start - 1.0:
            first += 1
        worst = max(worst, last - first + 1)
    return worst


def now() -> float:
    return asyncio.get_running_loop().time()


async def take(limiter: SharedLimiter, rate_class: RateClass = "write") -> None:
    await limiter.acquire(rate_class)
    limiter.sent(rate_class)


async def starts_of(acquire: Callable[[], Awaitable[None]], *, seconds: float, workers: int) -> list[float]:
    starts: list[float] = []
    end = now() + seconds

    async def work() -> None:
        while True:
            await acquire()
            if now() >= end:
                return
            starts.append(now())

    async with asyncio.TaskGroup() as group:
        for _ in range(workers):
            group.create_task(work())
    return starts


@pytest.mark.parametrize(("rate_class", "limit"), [("write", 25), ("read", 100)])
def test_sixty_seconds_at_the_limit(rate_class: RateClass, limit: int) -> None:
    async def main() -> list[float]:
        limiter = SharedLimiter(Limits())
        return await starts_of(lambda: take(limiter, rate_class), seconds=60, workers=200)

    starts = virtual.run(main())
    assert worst_second(starts) <= limit
    assert len(starts) >= 0.98 * 60 * limit


def test_a_burst_after_idling_starts_at_once_and_the_next_waits() -> None:
    async def main() -> list[float]:
        limiter = WindowLimiter(25)
        starts: list[float] = []
        for idle in (0.0, 7.0, 0.4):
            await asyncio.sleep(idle)
            for _ in range(30):
                await limiter.acquire()
                starts.append(now())
        return starts

    starts = virtual.run(main())
    assert starts[24] == starts[0]
    assert starts[54] == starts[30], "25 at once after idling"
    assert worst_second(starts) <= 25


@given(st.lists(st.tuples(st.floats(0, 3), st.integers(1, 60)), min_size=1, max_size=12), st.integers(1, 40))
@settings(max_examples=60, deadline=None)
def test_never_above_the_limit_whatever_the_load(bursts: list[tuple[float, int]], rate: int) -> None:
    async def main() -> list[float]:
        limiter = WindowLimiter(rate)
        starts: list[float] = []

        async def one() -> None:
            async with limiter:
                starts.append(now())

        async with asyncio.TaskGroup() as group:
            for idle, count in bursts:
                await asyncio.sleep(idle)
                for _ in range(count):
                    group.create_task(one())
        return starts

    starts = virtual.run(main())
    assert len(starts) == sum(count for _, count in bursts)
    assert worst_second(starts) <= rate


class Holder:
    """Stands for an open client."""


def test_clients_of_one_token_share_one_limiter_and_others_do_not() -> None:
    async def main() -> None:
        me = Holder()
        one = shared_limiter("https://a", "token", Limits(), me)
        assert shared_limiter("https://a", "token", Limits(), me) is one
        assert shared_limiter("https://a", "other", Limits(), me) is not one
        assert shared_limiter("https://b", "token", Limits(), me) is not one
        starts = await starts_of(
            lambda: take(shared_limiter("https://a", "token", Limits(), me)), seconds=10, workers=80
        )
        assert worst_second(starts) <= 25

    virtual.run(main())


def test_a_shared_limiter_goes_with_its_last_client() -> None:
    async def main() -> None:
        gone = weakref.ref(shared_limiter("https://a", "token", Limits(), Holder()))
        gc.collect()
        assert gone() is None

    virtual.run(main())


def test_clients_that_disagree_keep_to_the_lower_limit_as_long_as_both_are_open() -> None:
    async def main() -> None:
        one, other = Holder(), Holder()
        limiter = shared_limiter("https://a", "token", Limits(write=25), one)
        assert shared_limiter("https://a", "token", Limits(write=5), other) is limiter
        assert worst_second(await starts_of(lambda: take(limiter), seconds=10, workers=20)) == 5
        limiter.leave(other)
        assert worst_second(await starts_of(lambda: take(limiter), seconds=10, workers=60)) == 25

    virtual.run(main())


def test_a_hold_is_never_shortened() -> None:
    async def main() -> None:
        limiter = WindowLimiter(5)
        begun = now()
        limiter.hold_until(begun + 3)
        limiter.hold_until(begun + 1)
        await limiter.acquire()
        assert now() - begun == pytest.approx(3)

    virtual.run(main())


def test_what_is_reserved_and_given_up_is_free_again_at_once() -> None:
    async def main() -> None:
        limiter = WindowLimiter(3)
        begun = now()
        for _ in range(30):
            await limiter.reserve()
            limiter.unsent()
        await asyncio.gather(*[limiter.reserve() for _ in range(3)])
        waiting = asyncio.create_task(limiter.reserve())
        await asyncio.sleep(0)
        limiter.unsent()
        await waiting
        assert now() == begun

    virtual.run(main())


def test_a_cancelled_waiter_takes_nothing_and_blocks_nobody() -> None:
    async def main() -> None:
        limiter = WindowLimiter(2)
        await limiter.acquire(2)
        begun = now()
        waiting = [asyncio.create_task(limiter.acquire()) for _ in range(5)]
        await asyncio.sleep(0.1)
        for task in waiting[:4]:
            task.cancel()
        await waiting[4]
        assert now() - begun == pytest.approx(limiter.window)
        assert limiter.has_capacity()

    virtual.run(main())


def test_first_come_first_served() -> None:
    async def main() -> list[int]:
        limiter = WindowLimiter(3)
        order: list[int] = []

        async def one(number: int) -> None:
            await limiter.acquire()
            order.append(number)

        async with asyncio.TaskGroup() as group:
            for number in range(12):
                group.create_task(one(number))
        return order

    assert virtual.run(main()) == list(range(12))


def test_holding_stops_everybody_until_the_moment() -> None:
    async def main() -> None:
        limiter = SharedLimiter(Limits())
        begun = now()
        limiter.hold_until(begun + 1.0)
        await asyncio.gather(take(limiter, "read"), take(limiter, "write"))
        assert now() - begun == pytest.approx(1.0)

    virtual.run(main())


async def against_server(
    mode: str,
    *,
    limit: Callable[[float], int],
    seconds: float,
    jitter: tuple[float, float] = (0.0, 0.0),
    configured: int = 25,
) -> tuple[list[float], list[float]]:
    """When requests were accepted and refused, of clients that meet a server with jitter on the way."""
    chance = random.Random(7)
    limiter = SharedLimiter(Limits(write=configured))
    server = RateLimiter(read=None, write=configured, mode=mode)
    accepted: list[float] = []
    refused: list[float] = []
    begun = now()

    async def work() -> None:
        while now() < begun + seconds:
            await take(limiter)
            if now() >= begun + seconds:
                return
            await asyncio.sleep(chance.uniform(*jitter))
            server.configure(read=None, write=limit(now() - begun), mode=mode)
            until = server.admit("write", now())
            if until is None:
                accepted.append(now() - begun)
                await asyncio.sleep(chance.uniform(0.05, 0.3))
            else:
                refused.append(now() - begun)
                limiter.refused("write")
                limiter.hold_until(now() + (until - now()))

    async with asyncio.TaskGroup() as group:
        for _ in range(60):
            group.create_task(work())
    return accepted, refused


def within(moments: Sequence[float], start: float, end: float) -> int:
    return sum(1 for at in moments if start <= at < end)


@pytest.mark.parametrize("mode", ["clock", "trailing"])
def test_jitter_of_2_to_30_ms_meets_no_refusal(mode: str) -> None:
    accepted, refused = virtual.run(against_server(mode, limit=lambda _: 25, seconds=120, jitter=(0.002, 0.030)))
    assert refused == []
    assert len(accepted) >= 0.98 * 25 * 120


@pytest.mark.parametrize("falls_at", [30.0, 30.3, 30.6, 30.9])
@pytest.mark.parametrize("mode", ["clock", "trailing"])
def test_the_rate_follows_a_lowered_limit_down_and_climbs_back(mode: str, falls_at: float) -> None:
    rises_at = falls_at + 60

    def limit(at: float) -> int:
        return 10 if falls_at <= at < rises_at else 25

    accepted, refused = virtual.run(against_server(mode, limit=limit, seconds=180, jitter=(0.002, 0.030)))
    assert within(refused, 0, falls_at) == 0
    assert within(refused, falls_at, falls_at + 5) <= 40
    met, let_in = within(refused, falls_at + 5, rises_at), within(accepted, falls_at + 5, rises_at)
    assert met <= 0.03 * (met + let_in), "does not run into it again and again"
    assert let_in >= 0.85 * 10 * 55, "keeps working at the lowered limit"
    assert within(accepted, rises_at + 30, 180) >= 0.95 * 25 * (150 - rises_at), "and is back at the full rate"


def test_a_window_widens_when_it_held_and_was_refused_all_the_same_and_narrows_again() -> None:
    async def main() -> None:
        limiter = WindowLimiter(25)
        narrow = limiter.window
        limiter.refused()
        await limiter.acquire()
        assert limiter.window == pytest.approx(narrow + 0.005)
        for _ in range(10):
            await asyncio.sleep(4)
            limiter.refused()
            await limiter.acquire()
        assert limiter.window == pytest.approx(1.06)
        assert limiter.rate == 25
        for _ in range(60):
            await asyncio.sleep(11)
            await limiter.acquire()
        assert limiter.window == pytest.approx(narrow)

    virtual.run(main())


def test_a_query_is_tested_alone_after_ten_quiet_seconds() -> None:
    async def main() -> None:
        gate = QueryGate(SystemClock())
        await gate.enter()
        begun = now()
        entered: list[float] = []

        async def other() -> None:
            await asyncio.sleep(2)
            await gate.enter()
            entered.append(now() - begun)

        task = asyncio.create_task(other())
        async with gate.alone(0) as is_test:
            assert is_test
            assert now() - begun == pytest.approx(10)
            await asyncio.sleep(1)
        await task
        assert entered == [pytest.approx(11)], "nobody starts while it is tested"

    virtual.run(main())


def test_one_test_that_passes_speaks_for_all_that_wait() -> None:
    async def main() -> None:
        gate = QueryGate(SystemClock())
        await gate.enter()
        begun = now()
        tests: list[bool] = []

        async def suspect() -> None:
            async with gate.alone(0) as is_test:
                tests.append(is_test)
                gate.passed()

        await asyncio.gather(*[suspect() for _ in range(20)])
        assert tests == [True] + [False] * 19
        assert now() - begun == pytest.approx(10)

    virtual.run(main())


def test_a_start_counts_from_the_sending_and_one_that_is_not_sent_not_at_all() -> None:
    """A slow handshake between the permission and the sending must not let two bursts arrive at once."""

    async def main() -> None:
        limiter = WindowLimiter(2)
        await limiter.reserve()
        await limiter.reserve()
        begun = now()
        third = asyncio.create_task(limiter.reserve())
        await asyncio.sleep(5)
        assert not third.done(), "both are still shaking hands"
        limiter.sent()
        await asyncio.sleep(1)
        assert not third.done()
        limiter.unsent()
        await third
        await limiter.reserve()
        assert now() - begun == pytest.approx(5 + limiter.window), "one was sent after 5 s, one never"

    virtual.run(main())


@pytest.mark.parametrize(
    ("operations", "said"),
    [
        ({"uplod_file": 2}, "cannot take 'uplod_file'.*nearest: upload_file"),
        ({5: 2}, "cannot take 5"),
        ({"upload_file": "2"}, "upload_file.*starts per second"),
        ({"upload_file": True}, "upload_file.*starts per second"),
        ({"upload_file": 0}, "upload_file.*starts per second"),
        ({"upload_file": float("inf")}, "upload_file.*starts per second"),
        ({"upload_file": float("nan")}, "upload_file.*starts per second"),
        ("upload_file", "a dict such as"),
    ],
)
def test_a_limit_that_would_do_nothing_or_fail_later_is_refused(operations: Any, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        Limits(operations=operations)


def test_limits_of_operations_may_be_fractions_or_lifted() -> None:
    assert Limits(operations={"upload_file": 0.5, "query_sql": None}).operations == {
        "upload_file": 0.5,
        "query_sql": None,
    }


def test_an_operation_keeps_the_limit_that_it_was_given() -> None:
    async def main() -> None:
        loop = asyncio.get_running_loop()
        given = Limits(operations={"query_sql": 4, "upload_file": None})
        lane = Lane(lambda _: cast("Any", Idle()), "https://a", "token", given, SystemClock())

        async def seconds_for_nine(operation: str) -> float:
            begun = loop.time()
            for _ in range(9):
                await lane.admit(OPERATIONS[operation])
                lane.limiter.sent(OPERATIONS[operation].rate_class)
            return loop.time() - begun

        assert await seconds_for_nine("query_sql") == pytest.approx(8 / 4 * SPREAD)
        assert await seconds_for_nine("upload_file") == pytest.approx(0)
        assert await seconds_for_nine("merge_records") == pytest.approx(8 / 5 * SPREAD), "as the contract says"
        await lane.aclose()

    virtual.run(main())


class Idle:
    """A wire that nothing goes through."""

    async def aclose(self) -> None:
        pass


def test_a_start_that_is_a_little_late_counts_from_when_it_was_due() -> None:
    """Timers wake late; counted from the sending, a fifth of a percent would be lost, and more with every window."""

    async def main() -> None:
        limiter = WindowLimiter(1, window=1.0)
        await limiter.acquire()
        begun = asyncio.get_running_loop().time()
        for window in range(1, 4):
            await limiter.reserve()
            await asyncio.sleep(0.002)
            limiter.sent()
            assert asyncio.get_running_loop().time() - begun == pytest.approx(window + 0.002)
        await limiter.reserve()
        await asyncio.sleep(0.010)
        limiter.sent()
        await limiter.acquire()
        assert asyncio.get_running_loop().time() - begun == pytest.approx(5.010), (
            "what is really late is not made up for"
        )

    virtual.run(main())
