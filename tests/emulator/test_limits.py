"""Rate limits: the pure counter with times of our own, and the answers that follow from it."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
import pytest

from aioattio.emulator import Emulator
from aioattio.emulator.limits import RateLimiter

from .conftest import Api


def admitted(limiter: RateLimiter, *times: float) -> list[float | None]:
    return [limiter.admit("write", time) for time in times]


def test_the_clock_second_starts_afresh() -> None:
    limiter = RateLimiter(write=2, mode="clock")
    assert admitted(limiter, 10.8, 10.9, 10.95, 11.0, 11.1, 11.2) == [None, None, 11.0, None, None, 12.0]


def test_the_trailing_second_remembers() -> None:
    limiter = RateLimiter(write=2, mode="trailing")
    assert admitted(limiter, 10.8, 10.9, 11.0, 11.79, 11.8, 11.85, 11.9) == [
        None,
        None,
        12.0,
        12.0,
        None,
        12.0,
        None,
    ]


def test_refused_requests_do_not_count() -> None:
    limiter = RateLimiter(write=1, mode="trailing")
    assert admitted(limiter, 1.0, *(1.1 + step / 100 for step in range(50)), 2.0) == [None, *[2.0] * 50, None]


@pytest.mark.parametrize("mode", ["clock", "trailing"])
def test_reads_and_writes_are_counted_apart(mode: str) -> None:
    limiter = RateLimiter(read=1, write=1, mode=mode)  # type: ignore[arg-type]
    assert limiter.admit("read", 1.0) is None
    assert limiter.admit("write", 1.0) is None
    assert limiter.admit("read", 1.5) == limiter.admit("write", 1.5) == 2.0


def test_no_limit_and_limits_that_change() -> None:
    limiter = RateLimiter(write=None)
    assert admitted(limiter, *[1.0] * 1000) == [None] * 1000
    limiter.configure(read=1, write=3, mode="clock")
    assert admitted(limiter, 2.0, 2.0, 2.0, 2.0) == [None, None, None, 3.0]
    limiter.configure(read=1, write=4, mode="trailing")
    assert admitted(limiter, 2.1, 2.2) == [None, 3.0]
    assert (limiter.read, limiter.write, limiter.mode) == (1, 4, "trailing")


@pytest.mark.parametrize("mode", ["clock", "trailing"])
def test_a_clock_that_is_set_back_does_not_lock_anybody_out(mode: str) -> None:
    limiter = RateLimiter(write=1, mode=mode)  # type: ignore[arg-type]
    assert admitted(limiter, 1000.0, 10.0, 10.1, 11.5) == [None, None, 11.0, None]


def test_limits_that_make_no_sense() -> None:
    with pytest.raises(ValueError, match="write limit"):
        RateLimiter(write=-1)
    fraction: Any = 1.5
    with pytest.raises(ValueError, match="write limit"):
        RateLimiter().configure(read=None, write=fraction, mode="clock")
    with pytest.raises(ValueError, match="mode"):
        RateLimiter(mode="minute")  # type: ignore[arg-type]


async def test_a_refusal_says_when_to_come_back_by_the_servers_clock(em: Emulator) -> None:
    em.clock_offset = -300.0
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {em.token}"}) as session:
        for status in (200, 429):
            body = {"data": {"values": {}}}
            async with session.post(f"{em.url}/v2/objects/people/records", json=body) as answer:
                assert answer.status == status
                decoded = await answer.json()
                headers = answer.headers
            em.limits(write=0)
    assert decoded == {
        "status_code": 429,
        "type": "rate_limit_error",
        "code": "rate_limit_exceeded",
        "message": "Rate limit exceeded, please try again later",
    }
    date, retry_after = (parsedate_to_datetime(headers[name]) for name in ("Date", "Retry-After"))
    assert 0 <= (retry_after - date).total_seconds() <= 1
    local = em.requests[-1]
    assert local.status == 429
    assert len(em.records("people")) == 1


async def test_limits_change_while_it_runs(em: Emulator, api: Api) -> None:
    query = "/v2/objects/people/records/query"
    em.limits(read=0, mode="trailing")
    await api("GET", "/v2/objects", status=429, code="rate_limit_exceeded")
    await api("POST", "/v2/objects/people/records", {"data": {"values": {}}})
    em.limits(read=None)
    await api("POST", query, {})
    em.limits(write=0)
    await api("POST", "/v2/objects/people/records", {"data": {"values": {}}}, status=429)
    em.reset()
    await api("POST", "/v2/objects/people/records", {"data": {"values": {}}})


async def test_reads_are_gets_queries_and_searches(em: Emulator, api: Api) -> None:
    asked = {"query": "x", "objects": ["people"], "request_as": {"type": "workspace"}}
    await api("GET", "/v2/self")
    await api("POST", "/v2/objects/people/records/query", {})
    await api("POST", "/v2/objects/records/search", asked)
    await api("POST", "/v2/objects/people/records", {"data": {"values": {}}})
    await api("POST", "/v2/nowhere", {}, status=404)
    await api("POST", "/v2/sql", {}, status=400)
    classes = [request.rate_class for request in em.requests]
    assert classes == ["read", "read", "read", "write", "write", "read"]
