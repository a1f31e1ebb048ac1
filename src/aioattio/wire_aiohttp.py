"""The extra `[aiohttp]`: its connections under httpx's client. Nothing of it is loaded before it is asked for."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any
from urllib.request import getproxies

from aioattio.errors import InvalidInput
from aioattio.retry import Failure

__all__ = ["aiohttp_failure", "aiohttp_transport", "leaving"]

leaving: ContextVar[Callable[[], None]] = ContextVar("leaving")
"""For aiohttp, whose trace belongs to the session and not to the request: it runs in the request's own context."""


def aiohttp_failure(error: BaseException) -> Failure:
    """How far a request got, by aiohttp's own exception."""
    # httpx-aiohttp 0.2.0 reports a server that hung up after the request as ConnectTimeout ("never sent"), which
    # would repeat a create that may have happened. So aiohttp's own exception decides.
    names = {cls.__name__ for cls in type(error).__mro__}
    if names & {"ClientConnectorError", "ConnectionTimeoutError", "ClientHttpProxyError", "InvalidURL"}:
        return Failure.NEVER_SENT
    return Failure.TIMED_OUT if "ServerTimeoutError" in names or "TimeoutError" in names else Failure.LOST


def aiohttp_transport(connections: int, keepalive: float, tls: ssl.SSLContext) -> Any:
    """What httpx sends through instead of its own pool. Raises InvalidInput without the extra."""
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

    async def left(session: Any, context: Any, params: Any) -> None:
        leaving.get()()

    def session() -> aiohttp.ClientSession:
        trace = aiohttp.TraceConfig()
        trace.on_request_headers_sent.append(left)
        connector = aiohttp.TCPConnector(limit=connections, keepalive_timeout=keepalive, ssl=tls)
        return aiohttp.ClientSession(
            connector=connector,
            trace_configs=[trace],
            # No cookies, as over httpx. And only for proxies: aiohttp would also look into ~/.netrc, in a thread and
            # for every request, and refuse to send the token where that file has a password for the host.
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=bool(getproxies()),
        )

    return AiohttpTransport(verify=tls, client=session)
