"""The limits of single operations, in real time: how many 429s the client's own spacing still meets."""

from __future__ import annotations

import asyncio
import os

import pytest

from aioattio import Attio
from tests.support import machine, remote

pytestmark = pytest.mark.soak
SHORT = bool(os.environ.get("SHORT"))
SECONDS = 3 if SHORT else 12
RATES = {"/v2/objects/{object}/records/merge": 5, "/v2/sql": 2, "/v2/notes": 10}


@pytest.mark.parametrize("mode", ["trailing"] if SHORT else ["clock", "trailing"])
async def test_operations_keep_to_limits_of_their_own(mode: str) -> None:
    counts = {path: rate * SECONDS for path, rate in RATES.items()}
    merges, queries, notes = counts.values()
    with remote.emulator(mode=mode) as emulator, machine.watched() as watched:
        emulator.call("latency", low=5, high=60)
        async with Attio(emulator.token, base_url=emulator.url) as attio:
            companies = await asyncio.gather(
                *[attio.companies.create({"name": f"{number}"}) for number in range(2 * merges)]
            )
            await asyncio.gather(
                *[attio.companies.merge(*companies[2 * number : 2 * number + 2]) for number in range(merges)],
                *[attio.sql("SELECT record_id FROM companies LIMIT 1") for _ in range(queries)],
                *[attio.notes.list().collect() for _ in range(notes)],
            )
        seen = emulator.seen()
    for path, rate in RATES.items():
        there = [one for one in seen if one.template == path]
        refused = [one.counted for one in there if one.status == 429]
        reached = (counts[path] - 1) / (there[-1].counted - there[0].counted)
        print(
            f"\n{mode}, {path}: {counts[path]} requests, {reached:.2f}/s of {rate}, {len(refused)} times 429; {watched}"
        )
        assert len(there) - len(refused) == counts[path]
        assert len(refused) <= max(1, counts[path] * 0.03) + watched.refusals
        assert reached >= rate * (0.75 if SHORT else 0.9) * watched.share(refused)
