"""Real time, real limits, real sockets: at Attio's own limit and hardly ever over it, whoever writes."""

from __future__ import annotations

import asyncio
import os

import pytest

from aioattio import Attio, Retry
from aioattio.emulator import Emulator
from tests.support import machine, remote

pytestmark = pytest.mark.soak
SHORT = bool(os.environ.get("SHORT"))
WRITES = 150 if SHORT else 1500


@pytest.mark.parametrize(
    ("mode", "clients"),
    [("trailing", 3)] if SHORT else [("clock", 3), ("trailing", 3)],
)
async def test_writes_at_25_a_second(mode: str, clients: int) -> None:
    """A leaky bucket would meet 40 refusals, a semaphore 450."""
    with remote.emulator(mode=mode) as emulator, machine.watched() as watched:
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
        puts = [one for one in emulator.seen() if one.method == "PUT"]
    refused = [one.counted for one in puts if one.status == 429]
    rate = WRITES / (puts[-1].counted - puts[0].counted + 1)
    print(f"\n{mode}, {clients} client(s): {WRITES} writes, {rate:.2f}/s of 25, {len(refused)} times 429; {watched}")
    assert records == WRITES
    assert rate >= (0.93 if SHORT else 0.96) * 25 * watched.share(refused)
    assert len(refused) <= WRITES * 0.003 + SHORT + watched.refusals


async def test_chaos_loses_and_doubles_nothing() -> None:
    """Lost answers, server errors, cuts and hung requests at once, over upserts and creates."""
    rows = 150 if SHORT else 1000
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
