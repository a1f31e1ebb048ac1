"""Shared by all tests: the event loop, and where the shared facts lie."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"
