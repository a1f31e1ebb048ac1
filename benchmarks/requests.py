"""CPU of a GET at 50 at once: this client against bare httpx, each in a process of its own, against one server.

Run as `python -m benchmarks.requests KIND URL TOKEN COUNT` it is one of those processes and prints its result.
"""

from __future__ import annotations

import asyncio
import gc
import json
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

AT_ONCE = 50
ROUNDS = 5
COUNT = 1500


async def _drive(get: Callable[[], Awaitable[Any]], count: int) -> float:
    slots = asyncio.Semaphore(AT_ONCE)

    async def one() -> None:
        async with slots:
            await get()

    await asyncio.gather(*[one() for _ in range(100)])
    gc.collect()
    begun = time.process_time()
    await asyncio.gather(*[one() for _ in range(count)])
    return (time.process_time() - begun) / count


async def _bare(url: str, token: str, count: int) -> float:
    import httpx
    import sniffio  # noqa: F401 - the faster httpx

    limits = httpx.Limits(max_connections=100, max_keepalive_connections=100)
    async with httpx.AsyncClient(base_url=url, headers={"Authorization": f"Bearer {token}"}, limits=limits) as client:

        async def get() -> Any:
            return (await client.get("/v2/objects/people")).json()

        return await _drive(get, count)


async def _ours(url: str, token: str, count: int, http: str) -> float:
    from aioattio import Attio, Limits

    limits = Limits(read=1_000_000, write=1_000_000)
    async with Attio(token, base_url=url, limits=limits, http=http) as attio:
        return await _drive(lambda: attio.objects.get("people"), count)


def _one(kind: str, url: str, token: str, count: int) -> float:
    return asyncio.run(_bare(url, token, count) if kind == "bare" else _ours(url, token, count, kind))


def measure(url: str, token: str) -> dict[str, float]:
    """Microseconds of CPU per request and ratios to bare httpx: the best of all rounds, kinds taking turns."""
    kinds = ("bare", "httpx", "aiohttp")
    seconds: dict[str, list[float]] = {kind: [] for kind in kinds}
    for _ in range(ROUNDS):
        for kind in kinds:
            command = [sys.executable, "-m", "benchmarks.requests", kind, url, token, str(COUNT)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            seconds[kind].append(json.loads(done.stdout))
    best = {kind: min(rounds) for kind, rounds in seconds.items()}
    return {
        "bare_us": best["bare"] * 1e6,
        "ratio_httpx": best["httpx"] / best["bare"],
        "ratio_aiohttp": best["aiohttp"] / best["bare"],
    }


if __name__ == "__main__":
    print(json.dumps(_one(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))))
