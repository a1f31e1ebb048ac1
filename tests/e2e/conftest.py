from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from aioattio import Attio, Limits, Retry
from aioattio.emulator import Emulator
from tests.support.clock import InstantClock


@pytest.fixture
def clock() -> InstantClock:
    return InstantClock()


@pytest.fixture
async def hasty(attio_emulator: Emulator, clock: InstantClock) -> AsyncIterator[Attio]:
    """A client for which waiting takes no time."""
    async with Attio(
        attio_emulator.token,
        base_url=attio_emulator.url,
        limits=Limits(read=100_000, write=100_000),
        retry=Retry(attempts=4),
        timeout=5,
        clock=clock,
    ) as client:
        yield client
