"""Real time, real limits, real sockets: at Attio's own limit and hardly ever over it."""

from __future__ import annotations

import asyncio
import os

import pytest

from aioattio import Attio, Retry
from aioattio.emulator import Emulator

pytestmark = pytest.mark.soak
SHORT = bool(os.environ.get("SHORT"))
WRITES = 400 if SHORT else 1500


@pytest.mark.parametrize("mode", ["clock", "trailing"])
@pytest.mark.parametrize("clients", [1, 3])
async def test_writes_at_25_a_second(mode: str, clients: int) -> None:
    async with Emulator(mode=mode) as emulator:  # type: ignore[arg-type]
        emulator.latency(5, 60)
        many = [Attio(emulator.token, base_url=emulator.url) for _ in range(clients)]
        await asyncio.gather(*[attio.companies.query().first() for attio in many])
        async with asyncio.TaskGroup() as group:
            for number in range(WRITES):
                row = {"domains": [f"c{number}.example"], "name": f"{number}"}
                group.create_task(many[number % clients].companies.upsert(row, match="domains"))
        for attio in many:
            await attio.aclose()
        puts = [request for request in emulator.requests if request.method == "PUT"]
        refused = sum(request.status == 429 for request in puts)
        rate = WRITES / (puts[-1].arrived - puts[0].arrived + 1)
        print(f"\n{mode}, {clients} client(s): {WRITES} writes, {rate:.2f}/s of 25, {refused} times 429")
        assert rate >= 24
        assert refused <= max(1, WRITES // 200)


async def test_when_attio_lowers_its_limit_the_work_goes_on() -> None:
    async with Emulator() as emulator, Attio(emulator.token, base_url=emulator.url) as attio:
        await attio.companies.query().first()

        async def lower() -> None:
            await asyncio.sleep(4)
            emulator.limits(read=100, write=8)

        lowering = asyncio.create_task(lower())
        async with asyncio.TaskGroup() as group:
            for number in range(200):
                group.create_task(attio.companies.upsert({"domains": [f"c{number}.example"]}, match="domains"))
        await lowering
        refused = sum(request.status == 429 for request in emulator.requests)
        print(f"\nlimit 25 -> 8 after 4 s: {refused} times 429")
        assert len(await attio.companies.query().collect()) == 200
        assert refused <= 60


async def test_chaos_loses_and_doubles_nothing() -> None:
    """Lost answers, server errors, cuts and hung requests at once, over upserts and creates."""
    rows = 300 if SHORT else 1000
    async with Emulator(read=None, write=None) as emulator:
        emulator.latency(1, 20)
        patient = Retry(attempts=12, first=0.05, longest=0.5, budget=120)
        async with Attio(emulator.token, base_url=emulator.url, timeout=2, retry=patient) as attio:
            await attio.people.query().first()
            await attio.companies.query().first()
            emulator.faults(lost_answer=0.05, lost_before=0.05, server_error=0.05, cut=0.03, hang=0.005, seed=1)
            upserts = [
                attio.companies.upsert({"domains": [f"c{number}.example"]}, match="domains") for number in range(rows)
            ]
            creates = [attio.people.create({"name": f"Person {number}"}) for number in range(100)]
            done = await asyncio.gather(*upserts, *creates, return_exceptions=True)
            emulator.faults()
            failed = [error for error in done[:rows] if isinstance(error, BaseException)]
            unknown = sum(isinstance(error, BaseException) for error in done[rows:])
            companies = await attio.companies.query().collect()
            people = [record["name"].full async for record in attio.people.query()]
    print(f"\n{rows} upserts: {len(companies)} records; 100 creates: {len(people)} there, {unknown} unknown")
    assert failed == []
    assert len(companies) == rows
    assert len(people) == len(set(people)), "nothing doubled"
    assert 100 - unknown <= len(people) <= 100
