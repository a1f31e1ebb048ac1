from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from aioattio.emulator import Emulator
from aioattio.filters.compiling import compile_filter

from .sample import KnownSchema, furnish

Compile = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture(scope="session")
def sample_emulator() -> Emulator:
    """Furnished, without records, and never started: for what its schema says."""
    em = Emulator()
    furnish(em)
    return em


@pytest.fixture
def schema(sample_emulator: Emulator) -> KnownSchema:
    return KnownSchema(sample_emulator._workspace)


@pytest.fixture
def compiled(schema: KnownSchema) -> Compile:
    """Compile a filter about people, or about what `described` says, with definitions."""

    async def compile_(given: Any, described: Any = ("objects", "people")) -> dict[str, Any]:
        return await compile_filter(given, described, schema)

    return compile_
