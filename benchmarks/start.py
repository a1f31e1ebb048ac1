"""How long it takes to begin: importing, and the first answer of a fresh process."""

from __future__ import annotations

import os
import subprocess
import sys
import time

ROUNDS = 15

IMPORT_HTTPX = "import httpx"
IMPORT_OURS = "import aioattio; aioattio.Attio('x')"
FIRST_HTTPX = """
import asyncio, httpx, sys
async def main():
    async with httpx.AsyncClient(base_url=sys.argv[1], headers={"Authorization": "Bearer " + sys.argv[2]}) as client:
        (await client.get("/v2/objects/people")).json()
asyncio.run(main())
"""
FIRST_OURS = """
import asyncio, aioattio, sys
async def main():
    async with aioattio.Attio(sys.argv[2], base_url=sys.argv[1]) as attio:
        await attio.objects.get("people")
asyncio.run(main())
"""


def _seconds(code: str, *arguments: str) -> float:
    # Compiled modules are kept, as they are wherever a program runs more than once.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, env=environment)
    return time.perf_counter() - begun


def _ratio(ours: str, theirs: str, *arguments: str) -> tuple[float, float, float]:
    """The best of all rounds of both, without the bare interpreter: what else the machine did only ever adds."""
    rows = [(_seconds("pass"), _seconds(theirs, *arguments), _seconds(ours, *arguments)) for _ in range(ROUNDS + 1)][1:]
    nothing, them, us = (min(column) for column in zip(*rows, strict=True))
    return (us - nothing) / (them - nothing), (us - nothing) * 1e3, (them - nothing) * 1e3


def measure(url: str, token: str) -> dict[str, float]:
    """Ratios to bare httpx, and milliseconds, both without what the interpreter itself takes."""
    import_ratio, import_ours, import_theirs = _ratio(IMPORT_OURS, IMPORT_HTTPX)
    first_ratio, first_ours, first_theirs = _ratio(FIRST_OURS, FIRST_HTTPX, url, token)
    return {
        "import_ratio": import_ratio,
        "import_ms": import_ours,
        "import_httpx_ms": import_theirs,
        "first_ratio": first_ratio,
        "first_ms": first_ours,
        "first_httpx_ms": first_theirs,
    }
