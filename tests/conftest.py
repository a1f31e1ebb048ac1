"""Shared by all tests: the event loop, a watch over secrets, and the fixtures that users get too."""

from __future__ import annotations

import gc
import logging
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from aioattio import Attio, Retry
from aioattio.emulator import Emulator
from aioattio.errors import AttioError
from aioattio.secret import Secret
from tests.support.clock import InstantClock

pytest_plugins = ["aioattio.testing"]

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def pytest_collection_finish() -> None:
    # What was collected stays to the end, and the garbage collector would go through all of it again and again.
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


@pytest.fixture(scope="session", autouse=True)
def nothing_is_left_open() -> Iterator[None]:
    """Looks through all garbage at the end: what is still open in it fails the last test, and in every worker."""
    yield
    gc.unfreeze()
    gc.collect()


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


_MADE = re.compile(r"[0-9a-f]{64}")
_ANYWHERE = re.compile(r"(?=([0-9a-f]{64}))")


class _Watch(logging.Handler):
    """Remembers every token and everything that was shown, and looks for the ones in the other at the end."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.tokens: set[str] = set()
        self.shown: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        self.shown.add(f"{record.getMessage()} {record.args!r}")

    def leaks(self) -> list[str]:
        # The emulator's own tokens are thousands, all of one form; looking for each in every text takes half a minute.
        made = {token for token in self.tokens if _MADE.fullmatch(token)}
        others = [token for token in self.tokens - made if len(token) > 8]
        return [
            text
            for text in self.shown
            if any(found in made for found in _ANYWHERE.findall(text)) or any(token in text for token in others)
        ]


@pytest.fixture(scope="session", autouse=True)
def no_secret_is_ever_shown() -> Iterator[None]:
    """Every log record and every exception of the whole run, against every token that a client was given."""
    watch = _Watch()
    patch = pytest.MonkeyPatch()
    take, fail = Secret.__init__, AttioError.__init__

    def taken(self: Secret, value: str) -> None:
        watch.tokens.add(value)
        take(self, value)

    def failed(self: AttioError, *args: object) -> None:
        fail(self, *args)
        watch.shown.add(f"{self!s} {self!r} {vars(self)!r} {self.__reduce__()!r}")

    patch.setattr(Secret, "__init__", taken)
    patch.setattr(AttioError, "__init__", failed)
    loggers = [logging.getLogger(name) for name in ("aioattio", "httpx", "httpcore", "aiohttp", "asyncio")]
    for logger in loggers:
        logger.addHandler(watch)
        logger.setLevel(logging.DEBUG)
    yield
    patch.undo()
    for logger in loggers:
        logger.removeHandler(watch)
    assert watch.leaks() == []


@pytest.fixture
def clock() -> InstantClock:
    return InstantClock()


@pytest.fixture
async def hasty(attio_emulator: Emulator, clock: InstantClock) -> AsyncIterator[Attio]:
    """A client for which waiting takes no time."""
    from aioattio.testing import UNLIMITED  # a plugin: pytest wants to import it first

    async with Attio(
        attio_emulator.token,
        base_url=attio_emulator.url,
        limits=UNLIMITED,
        retry=Retry(attempts=4),
        timeout=5,
        clock=clock,
    ) as client:
        yield client
