"""The limits of single operations, in real time: how many 429s the client's own spacing still meets."""

from __future__ import annotations

import asyncio
import os

import pytest

from aioattio import Attio
from tests.support import remote

pytestmark = pytest.mark.soak
SHORT = bool(os.environ.get("SHORT"))
SECONDS = 3 if SHORT else 12
RATES = {"/v2/objects/{object}/records/merge": 5, "/v2/sql": 2, "/v2/notes": 10}


@pytest.mark.parametrize("mode", ["trailing"] if SHORT else ["clock", "trailing"])
async def test_operations_keep_to_limits_of_their_own(mode: str) -> None:
    counts = {path: rate * SECONDS for path, rate in RATES.items()}
    merges, queries, notes = counts.values()
    with remote.emulator(mode=mode) as emulator:
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
        log = [(path, status, arrived) for _, path, status, arrived in emulator.call("log")]
    for path, rate in RATES.items():
        arrived = [moment for template, _, moment in log if template == path]
        answered = [status for template, status, _ in log if template == path]
        reached = (counts[path] - 1) / (arrived[-1] - arrived[0])
        refused = answered.count(429)
        print(f"\n{mode}, {path}: {len(answered)} requests, {reached:.2f}/s of {rate}, {refused} times 429")
        assert len(answered) - refused == counts[path]
        assert refused <= max(1, counts[path] * 0.1)
        assert reached >= rate * 0.6
