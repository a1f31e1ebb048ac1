"""Faults on purpose: what the client sees, and whether the request took effect."""

from __future__ import annotations

import asyncio
import gzip
import math
from typing import Any

import aiohttp
import pytest

from aioattio.emulator import Emulator, Faults, LoggedRequest

from .conftest import Api, until

CREATE = {"data": {"values": {"name": "Acme"}}}
PATH = "/v2/objects/companies/records"


async def create(api: Api) -> int:
    """The status of a create; raises what the client raises."""
    headers = {"Authorization": f"Bearer {api.em.token}"}
    async with api.session.post(f"{api.em.url}{PATH}", json=CREATE, headers=headers) as answer:
        await answer.read()
        return answer.status


@pytest.mark.parametrize(
    ("kind", "applied", "error"),
    [
        ("lost_before", False, aiohttp.ServerDisconnectedError),
        ("lost_answer", True, aiohttp.ServerDisconnectedError),
        ("cut", True, aiohttp.ClientPayloadError),
        ("reset", False, aiohttp.ClientOSError),
    ],
)
async def test_connections_that_break(em: Emulator, api: Api, kind: Any, applied: bool, error: type[Exception]) -> None:
    em.fail_next(kind)
    with pytest.raises(error):
        await create(api)
    assert len(em.records("companies")) == applied
    (logged,) = em.requests
    assert (logged.fault, logged.status, logged.answered) == (kind, None, None)
    assert await create(api) == 200


@pytest.mark.parametrize("accepted", ["gzip", "identity"])
async def test_what_is_cut_is_the_body_as_it_goes_over_the_wire(accepted: str) -> None:
    async with Emulator(gzip=True) as em:
        path = "/v2/objects/people/attributes"
        wires = []
        for kind in (None, "cut"):
            if kind:
                em.fail_next("cut")
            host, port = em.url.removeprefix("http://").split(":")
            incoming, outgoing = await asyncio.open_connection(host, int(port))
            head = f"GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {em.token}\r\n"
            outgoing.write(f"{head}Accept-Encoding: {accepted}\r\nConnection: close\r\n\r\n".encode())
            head_read, _, body = (await incoming.read()).partition(b"\r\n\r\n")
            wires.append((head_read.lower(), body))
            outgoing.close()
            await outgoing.wait_closed()
    (_, whole), (head_of_cut, half) = wires
    assert f"content-length: {len(whole)}".encode() in head_of_cut
    assert half == whole[: len(whole) // 2]
    assert (b"content-encoding: gzip" in head_of_cut) == (accepted == "gzip")
    assert b'"data"' in (gzip.decompress(whole) if accepted == "gzip" else whole)


async def test_a_server_error_is_html_and_not_applied(em: Emulator, api: Api) -> None:
    em.fail_next("server_error", status=502)
    headers = {"Authorization": f"Bearer {em.token}"}
    async with api.session.post(f"{em.url}{PATH}", json=CREATE, headers=headers) as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")
        assert "<html>" in await answer.text()
    assert em.records("companies") == []
    assert em.requests[0].status == 502


async def test_a_hanging_request_is_applied_and_never_answered(em: Emulator, api: Api) -> None:
    em.fail_next("hang")
    hanging = asyncio.create_task(create(api))
    await until(lambda: em.records("companies"))
    hanging.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hanging
    assert em.requests[0].answered is None
    assert await create(api) == 200


async def test_a_rate_limit_on_purpose(em: Emulator, api: Api) -> None:
    em.fail_next("rate_limited")
    em.fail_next("rate_limited", retry_after="3")
    em.fail_next("rate_limited", retry_after=None)
    seen = []
    for _ in range(3):
        headers = {"Authorization": f"Bearer {em.token}"}
        async with api.session.get(f"{em.url}/v2/self", headers=headers) as answer:
            assert answer.status == 429
            seen.append(answer.headers.get("Retry-After"))
    assert seen[0].endswith("GMT")
    assert seen[1:] == ["3", None]


async def test_any_status_and_body(em: Emulator, api: Api) -> None:
    em.fail_next("status", status=409, body={"status_code": 409, "code": "x"}, headers={"x-more": "1"})
    headers = {"Authorization": f"Bearer {em.token}"}
    async with api.session.post(f"{em.url}{PATH}", json=CREATE, headers=headers) as answer:
        assert (answer.status, answer.headers["x-more"]) == (409, "1")
        assert (await answer.json())["code"] == "x"
    assert em.records("companies") == []

    em.fail_next("status", status=500, body="down", applied=True)
    assert await create(api) == 500
    assert len(em.records("companies")) == 1


async def test_only_some_requests_are_struck(em: Emulator, api: Api) -> None:
    em.fail_next("server_error", only="POST /v2/objects/companies/records")
    em.fail_next("server_error", times=2, only="POST /v2/objects/{object}/records/query")
    em.fail_next("server_error", only=lambda request: request.query == {"limit": "7"})
    await api("GET", "/v2/objects")
    assert await create(api) == 503
    for status in (503, 503, 200):
        headers = {"Authorization": f"Bearer {em.token}"}
        async with api.session.post(f"{em.url}/v2/objects/people/records/query", json={}, headers=headers) as answer:
            assert answer.status == status
    assert await create(api) == 200
    headers = {"Authorization": f"Bearer {em.token}"}
    async with api.session.get(f"{em.url}/v2/objects/people/attributes?limit=7", headers=headers) as answer:
        assert answer.status == 503


async def test_faults_by_chance_follow_their_seed_and_their_number(em: Emulator, api: Api) -> None:
    async def course() -> list[int]:
        return [await create(api) for _ in range(40)]

    em.faults(server_error=0.5, rate_limited=0.2, seed=7)
    first = await course()
    em.faults(server_error=0.5, rate_limited=0.2, seed=7)
    assert await course() == first
    assert {200, 429, 503} == set(first)

    em.faults(server_error=1.0, times=3)
    assert (await course()).count(503) == 3
    em.faults(server_error=1.0, only="GET /v2/self")
    assert await course() == [200] * 40
    em.faults(server_error=1.0)
    em.faults()
    assert await course() == [200] * 40


async def test_a_request_over_the_limit_uses_up_no_fault(em: Emulator, api: Api) -> None:
    em.limits(write=0)
    em.fail_next("server_error")
    assert await create(api) == 429
    em.limits(write=None)
    assert await create(api) == 503


def test_faults_that_do_not_exist() -> None:
    faults = Faults()
    with pytest.raises(ValueError, match="no fault 'flood'"):
        faults.by_chance({"flood": 0.5})
    with pytest.raises(ValueError, match="between 0 and 1"):
        faults.by_chance({"hang": 1.5})
    with pytest.raises(ValueError, match="more than 1"):
        faults.by_chance({"hang": 0.6, "cut": 0.6})
    with pytest.raises(TypeError, match="takes no colour"):
        faults.plan("hang", 1, None, {"colour": "red"})
    for impossible in ({}, {"status": "409"}, {"status": True}, {"status": 100}, {"status": 1000}):
        with pytest.raises(ValueError, match="needs status="):
            faults.plan("status", 1, None, impossible)
    with pytest.raises(ValueError, match="needs status="):
        faults.plan("server_error", 1, None, {"status": 0})
    only: Any = 5
    for times in (0, -1):
        with pytest.raises(ValueError, match="times"):
            faults.plan("hang", times, None, {})
        with pytest.raises(ValueError, match="times"):
            faults.by_chance({"hang": 0.5}, times=times)
    with pytest.raises(ValueError, match="only"):
        faults.plan("hang", 1, only, {})
    with pytest.raises(ValueError, match="only"):
        faults.by_chance({"hang": 0.5}, only=only)


async def test_latency_delays_answers_by_at_least_its_lower_bound(em: Emulator, api: Api) -> None:
    em.latency(20, 30)
    for _ in range(3):
        await api("GET", "/v2/self")
    assert all(request.answered - request.arrived >= 0.019 for request in em.requests if request.answered)
    assert all(request.answered for request in em.requests)
    for low, high in ((60, 5), (-1, 5), (0, math.inf), (0, math.nan)):
        with pytest.raises(ValueError, match="latency"):
            em.latency(low, high)
    for before in (-0.1, 1.1, math.nan):
        with pytest.raises(ValueError, match="before"):
            em.latency(5, 60, before=before)


@pytest.mark.parametrize(("before", "least"), [(0.0, 0.0), (0.5, 0.02), (1.0, 0.04)])
async def test_a_part_of_the_latency_lies_before_a_request_is_counted(
    em: Emulator, api: Api, before: float, least: float
) -> None:
    em.latency(40, 40, before=before)
    async with asyncio.TaskGroup() as group:
        for _ in range(5):
            group.create_task(api("GET", "/v2/self"))
    for request in em.requests:
        assert request.counted
        assert request.answered
        assert request.counted - request.arrived >= least - 0.001
        assert request.answered - request.counted >= 0.04 - least - 0.001


async def test_what_is_given_up_on_its_way_has_no_effect_and_counts_for_no_limit(em: Emulator, api: Api) -> None:
    em.limits(write=1, mode="trailing")
    em.latency(60_000, 60_000, before=1.0)
    given_up = asyncio.create_task(create(api))
    await until(lambda: em.requests)
    given_up.cancel()
    await asyncio.wait([given_up])
    em.latency(0, 0)
    assert await create(api) == 200
    assert [request.counted is None for request in em.requests] == [True, False]
    assert len(em.records("companies")) == 1


async def test_latency_varies_up_to_its_upper_bound(em: Emulator, api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    delays: list[float] = []

    async def pause(seconds: float) -> None:
        delays.append(seconds)

    # Taken where they would be waited for, so that a wide span costs the test no time.
    monkeypatch.setattr(em._server, "_pause", pause)
    em.latency(1000, 2000, before=0.0)
    for _ in range(60):
        await api("GET", "/v2/self")
    delays = delays[1::2]
    assert 1 <= min(delays) < 1.1
    assert 1.9 < max(delays) <= 2
    assert len(set(delays)) == 60


async def test_latency_ends_when_it_is_told_to(em: Emulator, api: Api) -> None:
    em.latency(600_000, 600_000)
    em.latency(0, 0)
    await api("GET", "/v2/self", timeout=aiohttp.ClientTimeout(30))


async def test_the_log_tells_what_came_and_what_became_of_it(em: Emulator, api: Api) -> None:
    await api("PUT", f"{PATH}?matching_attribute=domains", {"data": {"values": {"domains": ["a.example"]}}})
    await api("GET", "/v2/objects/nope", status=404)
    await api("POST", PATH, b"{not json", status=400)

    put, get, post = em.requests
    assert (put.method, put.path, put.template) == ("PUT", PATH, "/v2/objects/{object}/records")
    assert put.operation == "PUT /v2/objects/{object}/records"
    assert put.query == {"matching_attribute": "domains"}
    assert put.body == {"data": {"values": {"domains": ["a.example"]}}}
    assert (put.status, put.rate_class, put.fault) == (200, "write", None)
    assert put.answered is not None
    assert put.arrived <= put.answered <= get.arrived
    assert (get.body, get.status) == (None, 404)
    assert post.body == b"{not json"
    assert em.token not in repr(vars(put)) + repr(em.requests) + repr(em)


def test_the_token_is_no_field_of_the_log() -> None:
    assert not [name for name in LoggedRequest.__dataclass_fields__ if "token" in name or "header" in name]
