"""The one module that knows httpx: a pool of connections, and one exchange over it.

Loaded with the first call, not with `import aioattio`. Everything above sees a status, headers and bytes, or
`Broken`: moving to another HTTP library is an hour's work.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from functools import cache
from typing import Any
from urllib.request import getproxies

import httpx

from aioattio.answers import Broken
from aioattio.errors import InvalidInput
from aioattio.retry import Failure
from aioattio.version import __version__

__all__ = ["Wire"]

KEEPALIVE = 15.0
"""Seconds an idle connection is kept: short enough to be ours to close, not the load balancer's."""


@cache
def _ssl_context() -> ssl.SSLContext:
    # One per process: building it takes 32 ms, as long as all the rest of a client.
    return httpx.create_ssl_context()


def _tls(base_url: str) -> ssl.SSLContext:
    if base_url.startswith("https://") or getproxies():
        return _ssl_context()
    # Plain HTTP, as to the emulator, needs no certificates; this one trusts nobody, should it ever be asked.
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class Wire:
    """A connection pool to one base URL. `http`: "httpx", "aiohttp", or an httpx.AsyncBaseTransport."""

    def __init__(self, base_url: str, authorization: str, *, http: Any, connections: int) -> None:
        self._base = base_url
        self._headers = {
            "Authorization": authorization,
            "Accept": "application/json",
            "Accept-Encoding": "gzip, deflate",
            "User-Agent": f"aioattio/{__version__}",
            "Connection": "keep-alive",
        }
        self._json_headers = {**self._headers, "Content-Type": "application/json"}
        # httpx gives up keep-alive when more connections are open than may be idle: both limits are the same.
        limits = httpx.Limits(
            max_connections=connections, max_keepalive_connections=connections, keepalive_expiry=KEEPALIVE
        )
        self._door = asyncio.Lock() if http == "httpx" else None
        self._leaves_at_once = not isinstance(http, str)
        transport = (
            _aiohttp_transport(limits, _tls(base_url)) if http == "aiohttp" else None if http == "httpx" else http
        )
        self._client = httpx.AsyncClient(
            transport=transport, limits=limits, verify=_tls(base_url), follow_redirects=False
        )

    async def exchange(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Any],
        content: bytes | None,
        files: Any,
        timeout: float | None,
        sending: Callable[[], None],
    ) -> tuple[int, Mapping[str, str], bytes] | Broken:
        """Send one request and read the whole answer; `sending` is called when it leaves, on a connection that stands.

        Never raises for what the network does.
        """
        if self._leaves_at_once:
            sending()
        elif self._door is None:
            _leaving.set(sending)
        departure = _Departure(self._door, sending)
        request = httpx.Request(
            method,
            _url(self._base + path, params),
            headers=self._headers if content is None else self._json_headers,
            content=content,
            files=files,
            extensions={"timeout": dict.fromkeys(("connect", "read", "write", "pool"), timeout), "trace": departure},
        )
        try:
            async with departure:
                response = await self._client.send(request)
        except httpx.HTTPError as error:
            broken = Broken(_failure(error), _reason(error))
        except Exception as error:
            if not type(error).__module__.startswith("aiohttp"):
                raise
            broken = Broken(Failure.LOST, _reason(error))
        else:
            return response.status_code, response.headers, response.content
        # Out here, so that no exception that holds the request and its token stays in anybody's __context__.
        return broken

    async def aclose(self) -> None:
        """Close every connection."""
        await self._client.aclose()


def _url(text: str, params: Mapping[str, Any]) -> httpx.URL:
    try:
        return httpx.URL(text, params=params) if params else httpx.URL(text)
    except (httpx.InvalidURL, UnicodeError) as error:
        reason = str(error)
    raise InvalidInput(f"not a possible address: {reason}", attribute="path", given=text, accepted="a plain path")


class _Departure:
    """One request on its way through httpx's pool; called by its trace extension with what happens.

    The pool gives an idle connection to every request that asks before the first one has begun to use it, and all but
    that one must ask again: at 50 at once that costs more CPU than everything else. So they go through the door one by
    one; it opens again with the first sign of life. Other transports need no door (None).
    """

    __slots__ = ("_door", "_inside", "_sending")

    def __init__(self, door: asyncio.Lock | None, sending: Callable[[], None]) -> None:
        self._door, self._sending, self._inside = door, sending, False

    async def __call__(self, event: str, info: Any) -> None:
        self._pass()
        # A proxy is asked for a tunnel first; that is not our request yet.
        if event.endswith("send_request_headers.started") and info["request"].method != b"CONNECT":
            self._sending()

    async def __aenter__(self) -> None:
        if self._door is not None:
            await self._door.acquire()
            self._inside = True

    async def __aexit__(self, *_: object) -> None:
        self._pass()

    def _pass(self) -> None:
        if self._inside and self._door is not None:
            self._inside = False
            self._door.release()


_leaving: ContextVar[Callable[[], None]] = ContextVar("leaving")
"""For aiohttp, whose trace belongs to the session and not to the request: it runs in the request's own context."""

_NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


def _failure(error: httpx.HTTPError) -> Failure:
    below = error.__cause__
    if below is not None and type(below).__module__.startswith("aiohttp"):
        return _aiohttp_failure(below)
    if isinstance(error, _NEVER_SENT):
        return Failure.NEVER_SENT
    return Failure.TIMED_OUT if isinstance(error, httpx.TimeoutException) else Failure.LOST


def _aiohttp_failure(error: BaseException) -> Failure:
    # httpx-aiohttp 0.2.0 reports a server that hung up after the request as ConnectTimeout ("never sent"), which
    # would repeat a create that may have happened. So aiohttp's own exception decides.
    names = {cls.__name__ for cls in type(error).__mro__}
    if names & {"ClientConnectorError", "ConnectionTimeoutError", "ClientHttpProxyError", "InvalidURL"}:
        return Failure.NEVER_SENT
    return Failure.TIMED_OUT if "ServerTimeoutError" in names or "TimeoutError" in names else Failure.LOST


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _aiohttp_transport(limits: httpx.Limits, tls: ssl.SSLContext) -> httpx.AsyncBaseTransport:
    try:
        import aiohttp
        from httpx_aiohttp import AiohttpTransport
    except ImportError:
        raise InvalidInput(
            "http='aiohttp' needs an extra: pip install 'aioattio[aiohttp]'",
            attribute="http",
            given="aiohttp",
            accepted="'httpx', or 'aiohttp' with the extra installed",
        ) from None

    async def leaving(session: Any, context: Any, params: Any) -> None:
        _leaving.get()()

    def session() -> aiohttp.ClientSession:
        trace = aiohttp.TraceConfig()
        trace.on_request_headers_sent.append(leaving)
        connector = aiohttp.TCPConnector(
            limit=limits.max_connections or 0, keepalive_timeout=limits.keepalive_expiry, ssl=tls
        )
        return aiohttp.ClientSession(connector=connector, trace_configs=[trace], trust_env=True)

    return AiohttpTransport(limits=limits, verify=tls, client=session)
