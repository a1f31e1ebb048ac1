"""The course of a run: what is counted when, and that it stays small."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from aioattio.bulk.reporting.timeline import BUCKETS, SLOWEST, Second, SlowRequest, Timeline
from aioattio.call import Called

WRITE = Called(
    operation="update_record",
    method="PATCH",
    path="/v2/objects/{object}/records/{record_id}",
    status=200,
    attempts=1,
    rate_limited=0,
    waited=0.0,
    elapsed=0.0,
    request_id="one",
    error=None,
)
READ = evolve(WRITE, operation="query_records", method="POST", path="/v2/objects/{object}/records/query")


def fed(*calls: tuple[float, Called, int | None]) -> Timeline:
    timeline = Timeline()
    for now, call, limit in calls:
        timeline.called(call, now, limit)
    return timeline


def test_without_calls_there_is_nothing() -> None:
    assert (Timeline().seconds, Timeline().slowest, Timeline().limit) == ((), (), None)


def test_calls_are_counted_by_second_and_seconds_without_any_are_there() -> None:
    timeline = fed((100.0, READ, 25), (100.9, WRITE, 25), (101.0, WRITE, 25), (103.5, WRITE, 10), (103.9, WRITE, 10))
    assert timeline.seconds == (
        Second(0, 1, writes=1, reads=1, limit=25),
        Second(1, 1, writes=1, limit=25),
        Second(2, 1, limit=25),
        Second(3, 1, writes=2, limit=10),
    )
    assert timeline.limit == 10


@pytest.mark.parametrize(
    ("call", "counted"),
    [
        (WRITE, Second(0, 1, writes=1)),
        (READ, Second(0, 1, reads=1)),
        (evolve(WRITE, operation="GET /v2/new", method="GET"), Second(0, 1, reads=1)),
        (evolve(WRITE, operation="POST /v2/new", method="POST"), Second(0, 1, writes=1)),
        (evolve(WRITE, status=400, error="BadRequest"), Second(0, 1, writes=1)),
        (evolve(WRITE, status=None, error="OutcomeUnknown"), Second(0, 1)),
        (evolve(WRITE, attempts=3, rate_limited=2), Second(0, 1, writes=1, rate_limited=2, retries=2)),
        (evolve(WRITE, attempts=2, rate_limited=2, status=429), Second(0, 1, rate_limited=2, retries=1)),
        (evolve(READ, attempts=2, rate_limited=0), Second(0, 1, reads=1, retries=1)),
    ],
)
def test_what_one_call_counts_for(call: Called, counted: Second) -> None:
    assert fed((7.0, call, None)).seconds == (counted,)


def test_a_call_that_never_left_counts_for_nothing() -> None:
    timeline = fed((7.0, evolve(WRITE, attempts=0, status=None, waited=3.0, elapsed=3.0, error="ClientClosed"), 25))
    assert (timeline.seconds, timeline.slowest) == ((), ())


def test_a_call_counts_when_it_was_sent_last() -> None:
    """Of two attempts of 2 s each, with 5 s between them, the second began 2 s before the end."""
    slow = evolve(WRITE, attempts=2, waited=5.0, elapsed=9.0)
    timeline = fed((100.0, WRITE, None), (109.5, slow, None))
    assert [second.begin for second in timeline.seconds if second.writes] == [0, 7]


def test_the_limit_of_a_second_in_which_it_changed_is_its_average() -> None:
    timeline = fed(*((0.0, WRITE, 25) for _ in range(3)), (0.5, WRITE, 10), (1.0, WRITE, None), (2.0, WRITE, 12))
    assert [second.limit for second in timeline.seconds] == [21.2, 21.2, 12]


def test_a_long_run_has_longer_stretches_and_loses_nothing() -> None:
    seconds = 10_000
    retried = evolve(WRITE, attempts=2, rate_limited=1)
    timeline = fed(*((float(second), retried, 25) for second in range(seconds)))
    told = timeline.seconds
    assert len(told) <= BUCKETS
    assert {second.seconds for second in told[:-1]} == {32}
    assert told[-1].begin + told[-1].seconds == seconds
    assert sum(second.writes for second in told) == seconds
    assert sum(second.retries for second in told) == sum(second.rate_limited for second in told) == seconds
    assert {second.writes / second.seconds for second in told} == {1.0}
    assert {second.limit for second in told} == {25}


def test_a_pause_of_weeks_is_no_trouble() -> None:
    timeline = fed((0.0, WRITE, 25), (3_000_000.0, WRITE, 25))
    assert len(timeline.seconds) <= BUCKETS
    assert [second.writes for second in timeline.seconds if second.writes] == [1, 1]


@given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(0, 100), st.integers(1, 5), st.booleans()), max_size=60))
def test_stretches_follow_one_another_and_hold_every_call(calls: list[tuple[float, float, int, bool]]) -> None:
    timeline = fed(
        *(
            (now, evolve(WRITE if is_write else READ, elapsed=lasted, attempts=attempts), 25)
            for now, lasted, attempts, is_write in calls
        )
    )
    told = timeline.seconds
    assert sum(second.writes for second in told) == sum(is_write for *_, is_write in calls)
    assert sum(second.reads for second in told) == sum(not is_write for *_, is_write in calls)
    assert len(told) <= BUCKETS
    for first, second in pairwise(told):
        assert first.begin + first.seconds == second.begin
    assert timeline.slowest == tuple(sorted(timeline.slowest, key=lambda slow: -slow.seconds))


def test_the_slowest_calls_are_kept_without_what_they_waited() -> None:
    def call(number: int) -> Called:
        return evolve(WRITE, elapsed=50.0 + number, waited=50.0, request_id=str(number))

    order = [*range(0, 60, 2), *range(59, 0, -2)]
    slowest = fed(*((float(number), call(number), 25) for number in order)).slowest
    assert [slow.request_id for slow in slowest] == [str(number) for number in range(59, 59 - SLOWEST, -1)]
    assert slowest[0] == SlowRequest("update_record", "PATCH", WRITE.path, 200, 59.0, 1, "59")


def test_of_calls_that_took_as_long_the_first_ones_are_kept_in_order() -> None:
    calls = [evolve(WRITE, elapsed=0.25, request_id=str(number)) for number in range(30)]
    slowest = fed(*((float(number), call, 25) for number, call in enumerate(calls))).slowest
    assert [slow.request_id for slow in slowest] == [str(number) for number in range(SLOWEST)]


def test_a_call_costs_the_same_however_many_there_were() -> None:
    def seconds(count: int, timeline: Timeline, begin: float) -> float:
        begun = time.process_time()
        for number in range(count):
            timeline.called(WRITE, begin + number / 25, 25)
        return time.process_time() - begun

    timeline: Any = Timeline()
    first = min(seconds(10_000, timeline, part * 400.0) for part in range(3))
    for part in range(3, 50):
        seconds(2_000, timeline, part * 400.0)
    last = min(seconds(10_000, timeline, part * 400.0) for part in range(50, 53))
    assert last < 3 * first
