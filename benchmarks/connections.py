"""How many connections 500 requests at 50 at once open, counted by a proxy between client and server."""

from __future__ import annotations

import asyncio
from typing import Self
from urllib.parse import urlsplit

from aioattio import Attio, Limits


class CountingProxy:
    """Forwards bytes and counts connections."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "", parts.port or 80
        self.opened = 0
        self._handlers: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        await self._server.wait_closed()
        if self._handlers:
            await asyncio.wait(self._handlers)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.opened += 1
        handler = asyncio.create_task(self._forward(reader, writer))
        self._handlers.add(handler)
        handler.add_done_callback(self._handlers.discard)

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        up_reader, up_writer = await asyncio.open_connection(self._host, self._port)
        await asyncio.gather(_pump(reader, up_writer), _pump(up_reader, writer))


async def _pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    try:
        while data := await source.read(65536):
            sink.write(data)
    except ConnectionError:
        pass
    sink.close()


async def opened(url: str, token: str, http: str, *, count: int = 500, at_once: int = 50) -> int:
    """Connections that `count` requests open, `at_once` at a time."""
    limits = Limits(read=1_000_000, write=1_000_000)
    async with CountingProxy(url) as proxy, Attio(token, base_url=proxy.url, limits=limits, http=http) as attio:
        slots = asyncio.Semaphore(at_once)

        async def one() -> None:
            async with slots:
                await attio.objects.get("people")

        await asyncio.gather(*[one() for _ in range(count)])
        return proxy.opened


def measure(url: str, token: str) -> dict[str, float]:
    return {http: float(asyncio.run(opened(url, token, http))) for http in ("httpx", "aiohttp")}
