"""A local Attio with real semantics over real HTTP, for tests, demos and development.

    async with Emulator() as em:
        em.url, em.token

It is a second reading of Attio's documentation and shares no code with the client.
"""

from __future__ import annotations

try:
    import aiohttp as _aiohttp
except ImportError as missing:
    message = "the emulator needs aiohttp: pip install 'aioattio[emulator]'"
    raise ImportError(message, name=missing.name) from missing

from aioattio.emulator.emulator import Emulator
from aioattio.emulator.faults import Faults
from aioattio.emulator.logbook import LoggedRequest

del _aiohttp

__all__ = ["Emulator", "Faults", "LoggedRequest"]
