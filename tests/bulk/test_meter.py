"""How many requests to have under way, and how the rate is told."""

from __future__ import annotations

import pytest

from aioattio import Called
from aioattio.bulk.applying.meter import LOCAL, MOST, Meter


def called(
    elapsed: float,
    *,
    waited: float = 0.0,
    attempts: int = 1,
    rate_limited: int = 0,
    error: str | None = None,
    operation: str = "update_record",
) -> Called:
    return Called(
        operation=operation,
        method="PATCH",
        path="",
        status=200,
        attempts=attempts,
        rate_limited=rate_limited,
        waited=waited,
        elapsed=elapsed,
        request_id=None,
        error=error,
    )


@pytest.mark.parametrize(
    ("latency", "limit", "least", "most"),
    [
        pytest.param(0.03, 25, 5, 8, id="a near server needs few"),
        pytest.param(0.8, 25, 20, 46, id="a slow one needs as many as start meanwhile, and some"),
        pytest.param(5.0, 25, MOST, MOST, id="never more than there are connections"),
        pytest.param(0.03, 100_000, LOCAL, LOCAL, id="no limit to speak of"),
        pytest.param(0.8, None, 20, 46, id="a limiter of one's own that does not tell"),
        pytest.param(0.0, 1, 5, 5, id="at least a few"),
    ],
)
def test_requests_under_way_follow_limit_and_latency(latency: float, limit: int | None, least: int, most: int) -> None:
    meter = Meter()
    for number in range(100):
        meter.called(called(latency + 3, waited=3.0), now=float(number))
    assert least <= meter.wanted(limit) <= most


def test_before_the_first_answer_latency_is_taken_to_be_that_of_the_internet() -> None:
    assert meter_wants_a_burst(Meter())


def meter_wants_a_burst(meter: Meter) -> bool:
    return meter.wanted(25) >= 25


def test_latency_is_that_of_one_attempt() -> None:
    """What is sent three times takes up its place three times as long, but a start is a start."""
    once, thrice = Meter(), Meter()
    once.called(called(0.5), now=1.0)
    thrice.called(called(1.5 + 2.0, attempts=3, waited=2.0), now=1.0)
    assert once.wanted(25) == thrice.wanted(25)


def test_latency_that_grows_for_good_is_followed() -> None:
    meter = Meter()
    for number in range(50):
        meter.called(called(0.03), now=float(number))
    assert meter.wanted(25) < 10
    for number in range(400):
        meter.called(called(1.0), now=50.0 + number)
    assert meter.wanted(25) >= 50


def test_failures_say_nothing_about_latency() -> None:
    meter = Meter()
    before = meter.wanted(25)
    meter.called(called(30.0, error="TimedOut"), now=1.0)
    assert meter.wanted(25) == before


def test_rates_are_told_as_attio_counts() -> None:
    """25 each second for ten seconds: the last second counts whole, so it is 25 and not 27.8."""
    meter = Meter()
    for second in range(10):
        for _ in range(25):
            meter.called(called(0.1), now=100.0 + second)
    assert meter.writes_per_second == pytest.approx(25)
    assert meter.rate(109.0) == pytest.approx(30, abs=6)
    assert meter.rate(200.0) == 0.0
    assert meter.seconds == 9.0


def test_retries_and_refusals_add_up() -> None:
    meter = Meter()
    meter.called(called(1.0, attempts=3, rate_limited=2), now=1.0)
    meter.called(called(1.0, attempts=0, error="ConnectFailed"), now=1.0)
    assert (meter.retries, meter.rate_limited) == (2, 2)
    assert Meter().writes_per_second == 0.0


@pytest.mark.parametrize(
    "operation", ["create_record", "update_entry", "overwrite_record", "delete_record", "create_note"]
)
def test_every_write_counts_and_no_look(operation: str) -> None:
    meter = Meter()
    for number in range(50):
        meter.called(called(0.1, operation=operation), now=float(number))
        meter.called(called(9.0, operation="query_records", rate_limited=1), now=float(number))
    assert meter.writes_per_second == pytest.approx(1)
    assert meter.rate_limited == 50
    assert meter.wanted(25) < 12, "a look is nothing that a write waits for"


def test_a_create_that_is_sent_once_more_is_a_retry() -> None:
    meter = Meter()
    meter.repeated()
    assert meter.retries == 1


def test_what_is_marked_at_once_is_enough_for_half_a_second_and_for_all_that_goes_out_together() -> None:
    meter = Meter()
    meter.called(called(0.03), now=0.0)
    assert meter.batch(25) == 12
    assert meter.batch(None) == 12
    assert meter.batch(100_000) == MOST
    assert meter.batch(1) == meter.wanted(1)
