"""Real time, real limits, real sockets: at Attio's own limit and hardly ever over it."""

from __future__ import annotations

import asyncio
import os

import pytest

from aioattio import Attio, Retry
from aioattio.emulator import Emulator
from tests.support import remote

pytestmark = pytest.mark.soak
SHORT = bool(os.environ.get("SHORT"))
WRITES = 200 if SHORT else 1500


@pytest.mark.parametrize(
    ("mode", "clients"),
    [("clock", 1), ("trailing", 3)] if SHORT else [("clock", 1), ("trailing", 1), ("clock", 3), ("trailing", 3)],
)
async def test_writes_at_25_a_second(mode: str, clients: int) -> None:
    """The bounds leave room for a machine that stalls; a leaky bucket would meet 40 refusals, a semaphore 450."""
    with remote.emulator(mode=mode) as emulator:
        emulator.call("latency", low=5, high=60)
        many = [Attio(emulator.token, base_url=emulator.url) for _ in range(clients)]
        await asyncio.gather(*[attio.companies.query().first() for attio in many])
        async with asyncio.TaskGroup() as group:
            for number in range(WRITES):
                row = {"domains": [f"c{number}.example"], "name": f"{number}"}
                group.create_task(many[number % clients].companies.upsert(row, match="domains"))
        records = len(await many[0].companies.query().collect())
        for attio in many:
            await attio.aclose()
        puts = [(status, arrived) for method, _, status, arrived in emulator.call("log") if method == "PUT"]
    refused = sum(status == 429 for status, _ in puts)
    rate = WRITES / (puts[-1][1] - puts[0][1] + 1)
    print(f"\n{mode}, {clients} client(s): {WRITES} writes, {rate:.2f}/s of 25, {refused} times 429")
    assert records == WRITES
    assert rate >= 18
    assert refused <= WRITES * 0.04


async def test_when_attio_lowers_its_limit_the_work_goes_on() -> None:
    with remote.emulator() as emulator:
        async with Attio(emulator.token, base_url=emulator.url) as attio:
            await attio.companies.query().first()

            async def lower() -> None:
                await asyncio.sleep(3)
                emulator.call("limits", write=8)

            async with asyncio.TaskGroup() as group:
                group.create_task(lower())
                for number in range(160):
                    group.create_task(attio.companies.upsert({"domains": [f"c{number}.example"]}, match="domains"))
            records = len(await attio.companies.query().collect())
        refused = sum(status == 429 for _, _, status, _ in emulator.call("log"))
    print(f"\nlimit 25 -> 8 after 3 s: {records} of 160 records, {refused} times 429")
    assert records == 160
    assert refused <= 80


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
