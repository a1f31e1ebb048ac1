"""The largest file there may be: memory does not grow with it, neither up nor down."""

from __future__ import annotations

import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from aioattio import Attio, InvalidInput
from aioattio.testing import UNLIMITED
from tests.support import remote

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc"),
]
SIZE = 50_000_000
BOUND = 30.0


@contextmanager
def measured(what: str) -> Iterator[list[float]]:
    """The highest resident memory of this process inside, in MB above what it began with."""
    Path("/proc/self/clear_refs").write_text("5")
    before, begun, grown = _peak(), time.perf_counter(), [0.0]
    yield grown
    grown[0] = _peak() - before
    print(f"\n{what} of {SIZE / 1e6:.0f} MB: {grown[0]:.1f} MB above the baseline, {time.perf_counter() - begun:.1f} s")


def _peak() -> float:
    status = Path("/proc/self/status").read_text()
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) * 1024 / 1e6


def _differ(one: Path, other: Path) -> bool:
    with one.open("rb") as left, other.open("rb") as right:
        while piece := left.read(1 << 20):
            if piece != right.read(1 << 20):
                return True
        return bool(right.read(1))


@pytest.mark.parametrize("http", ["httpx", "aiohttp"])
async def test_50_mb_up_and_down(http: str, tmp_path: Path) -> None:
    large, small, copy = tmp_path / "large.bin", tmp_path / "small.bin", tmp_path / "copy.bin"
    with large.open("wb") as file:
        for number in range(SIZE // 50_000):
            file.write(number.to_bytes(8, "big") * 6250)
    small.write_bytes(b"x" * 1_000_000)

    async def pieces(count: int) -> AsyncIterator[bytes]:
        for _ in range(count):
            yield b"x" * 100_000

    with remote.emulator(read=None, write=None) as emulator:
        async with Attio(emulator.token, base_url=emulator.url, limits=UNLIMITED, http=http) as attio:
            record = await attio.companies.create({"name": "Acme"})
            # What is loaded with the first use is no part of it.
            await attio.files.download(await attio.files.upload(record, small), copy)
            with measured(f"{http}: upload from a path") as path:
                uploaded = await attio.files.upload(record, large)
            with measured(f"{http}: upload from an iterator") as iterator:
                await attio.files.upload(record, pieces(SIZE // 100_000), name="flow.bin")
            with measured(f"{http}: download to a path") as download:
                await attio.files.download(uploaded, copy)
            with measured(f"{http}: download into memory") as memory:
                await attio.files.read(uploaded)
            assert max(*path, *iterator, *download) < BOUND
            assert memory[0] > BOUND, "what is held is measured"
            assert uploaded.content_size == SIZE
            assert not _differ(large, copy)

            with large.open("ab") as file:
                file.truncate(51_000_000)
            sent = len(emulator.call("log"))
            with pytest.raises(InvalidInput, match="51,000,000 bytes"):
                await attio.files.upload(record, large)
            assert len(emulator.call("log")) == sent
            with pytest.raises(InvalidInput, match="too large"):
                await attio.files.upload(record, pieces(510), name="flow.bin")
            assert len(await attio.files.list(record).collect()) == 3
