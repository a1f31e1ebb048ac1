"""Many records: a walk holds a few pages, whatever there is."""

from __future__ import annotations

import asyncio
import os
import tracemalloc

import pytest

from aioattio import Attio
from tests.support import remote

pytestmark = pytest.mark.soak
RECORDS = 5_000 if os.environ.get("SHORT") else 30_000
DESCRIPTION = "A company that makes things, sells them, and says so at length. " * 30


async def test_a_walk_over_everything_holds_a_few_pages() -> None:
    with remote.emulator(read=None, write=None) as emulator:
        for number in range(RECORDS):
            emulator.call("create_record", object="companies", values={"name": f"{number}", "description": DESCRIPTION})
        async with Attio(emulator.token, base_url=emulator.url) as attio:
            await attio.companies.query().first()
            tracemalloc.start()
            begun, seen = asyncio.get_running_loop().time(), 0
            async for record in attio.companies.query(concurrency=3):
                assert record["description"] == DESCRIPTION
                seen += 1
            seconds = asyncio.get_running_loop().time() - begun
            peak = tracemalloc.get_traced_memory()[1] / 1e6
            tracemalloc.stop()
    print(f"\nwalk of {RECORDS} records, 3 pages at once: {seen / seconds:.0f}/s, peak {peak:.0f} MB")
    assert seen == RECORDS
    assert peak < 80
