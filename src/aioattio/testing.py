"""pytest fixtures: a local Attio and a client for it.

    # conftest.py
    pytest_plugins = ["aioattio.testing"]

    async def test_sync(attio, attio_emulator):
        await attio.companies.create({"name": "X"})
        assert len(attio_emulator.requests) == 3

The fixtures are asynchronous: they run under anyio's pytest plugin (installed with aioattio) or pytest-asyncio in its
auto mode. Nobody waits for a rate limit: the emulator has none unless `attio_emulator.limits(...)` sets one, and the
client's are raised.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest

from aioattio.client import Attio
from aioattio.limits import Limits
from aioattio_openapi.attio.operations import OPERATIONS

if TYPE_CHECKING:
    from aioattio.emulator import Emulator

__all__ = ["attio", "attio_emulator"]

UNLIMITED = Limits(
    read=100_000,
    write=100_000,
    operations={row.id: None for row in OPERATIONS.values() if row.rate_per_second},
)


@pytest.fixture
async def attio_emulator() -> AsyncIterator[Emulator]:
    """An emulator of its own for each test, without rate limits."""
    from aioattio.emulator import Emulator

    async with Emulator(read=None, write=None) as emulator:
        yield emulator


@pytest.fixture
async def attio(attio_emulator: Emulator) -> AsyncIterator[Attio]:
    """A client of that emulator, open for the length of the test."""
    async with Attio(attio_emulator.token, base_url=attio_emulator.url, limits=UNLIMITED) as client:
        yield client
