"""The workspace of the examples, made once for all tests of a module."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from aioattio import Attio, Retry
from aioattio.emulator import Emulator
from tests.documentation.workspace import Sample


@pytest.fixture(scope="module")
async def sample() -> AsyncIterator[Sample]:
    """To be left as it was found."""
    from aioattio.testing import UNLIMITED  # a plugin: pytest wants to import it first

    async with (
        Emulator(read=None, write=None) as em,
        Attio(em.token, base_url=em.url, limits=UNLIMITED, retry=Retry(attempts=1)) as client,
    ):
        made = Sample(em, client)
        made.furnish()
        yield made
