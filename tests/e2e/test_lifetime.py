"""Over real sockets: connections are few and kept, and nothing is left when it ends."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from aioattio import Attio, ClientClosed, Limits, OutcomeUnknown
from aioattio.emulator import Emulator
from benchmarks import connections

FAST = Limits(read=100_000, write=100_000)


def open_sockets() -> int:
    gc.collect()
    return sum(1 for fd in Path("/proc/self/fd").iterdir() if fd.is_socket())


@pytest.mark.parametrize("http", ["httpx", "aiohttp"])
async def test_500_requests_at_50_at_once_open_at_most_52_connections(http: str, attio_emulator: Emulator) -> None:
    assert 1 <= await connections.opened(attio_emulator.url, attio_emulator.token, http) <= 52


@pytest.mark.parametrize("http", ["httpx", "aiohttp"])
@pytest.mark.parametrize("how", ["close", "cancel", "break"])
async def test_ending_in_the_middle(http: str, how: str, attio_emulator: Emulator) -> None:
    tasks_before = asyncio.all_tasks()
    attio = Attio(attio_emulator.token, base_url=attio_emulator.url, limits=FAST, http=http)
    for number in range(120):
        attio_emulator.create_record("companies", {"name": f"{number}"})
    if how == "break":
        async for _ in attio.companies.query(page_size=10, concurrency=3):
            break
    else:
        await attio.objects.get("people")
        attio_emulator.fail_next("hang", times=20)
        read = [asyncio.create_task(attio.objects.get("people")) for _ in range(10)]
        write = [asyncio.create_task(attio.companies.attributes.create(f"A{n}", "text")) for n in range(10)]
        while sum(request.fault == "hang" for request in attio_emulator.requests) < 20:
            await asyncio.sleep(0.005)
        if how == "close":
            await attio.aclose()
        else:
            for task in (*read, *write):
                task.cancel()
        wanted = {"close": (ClientClosed, OutcomeUnknown), "cancel": (asyncio.CancelledError,) * 2}[how]
        for tasks, kind in zip((read, write), wanted, strict=True):
            results = await asyncio.gather(*tasks, return_exceptions=True)
            assert {type(result) for result in results} == {kind}
    await attio.aclose()
    for _ in range(20):
        await asyncio.sleep(0)
    mine = {task for task in asyncio.all_tasks() - tasks_before if "aiohttp" not in repr(task)}
    assert mine == set()


def test_a_second_asyncio_run_works_and_nothing_is_left_open() -> None:
    async def main() -> int:
        async with Emulator(read=None, write=None) as emulator, Attio(emulator.token, base_url=emulator.url) as attio:
            await attio.companies.create({"name": "x"})
            return len([record async for record in attio.companies.query()])

    before = open_sockets()
    assert [asyncio.run(main()), asyncio.run(main())] == [1, 1]
    assert open_sockets() == before


def test_nothing_is_opened_before_the_first_call() -> None:
    before = open_sockets()
    clients = [Attio("tok") for _ in range(100)]
    assert open_sockets() == before
    assert len({repr(client) for client in clients}) == 1


async def test_a_caller_that_gives_up_does_not_take_the_definitions_from_the_others(
    attio: Attio, attio_emulator: Emulator
) -> None:
    attio_emulator.latency(30, 30)
    first = asyncio.create_task(attio.people.create({"name": "A"}))
    second = asyncio.create_task(attio.people.create({"name": "B"}))
    await asyncio.sleep(0.005)
    first.cancel()
    assert (await second)["name"].full == "B"
    with pytest.raises(asyncio.CancelledError):
        await first


@pytest.mark.parametrize("kind", ["get", "upload", "download"])
async def test_calls_that_are_cancelled_give_their_connections_back(attio: Attio, tmp_path: Path, kind: str) -> None:
    """At any moment of the way: asyncio's cancellations go through the shields that httpcore puts up."""
    acme = await attio.companies.create({"name": "Acme"})
    file = await attio.files.upload(acme, b"z" * 300_000, name="x")
    calls: dict[str, Callable[[], Coroutine[Any, Any, object]]] = {
        "get": lambda: attio.objects.get("people"),
        "upload": lambda: attio.files.upload(acme, b"z" * 300_000, name="x"),
        "download": lambda: attio.files.download(file, tmp_path / "x"),
    }
    for moment in range(0, 240, 3):
        call = asyncio.create_task(calls[kind]())
        for _ in range(moment):
            await asyncio.sleep(0)
        call.cancel()
        await asyncio.gather(call, return_exceptions=True)
    wire = attio._session.transport._lane.wire
    pools = [client._transport._pool for client in (wire._client, wire._storage) if client is not None]
    assert [repr(one) for pool in pools for one in pool.connections if not one.is_idle()] == []
    assert [len(pool._requests) for pool in pools] == [0] * len(pools)
