"""The one module that knows httpx: a pool of connections, and one exchange over it.

Loaded with the first call, not with `import aioattio`. Everything above sees a status, headers and bytes, or
`Broken`: moving to another HTTP library is an hour's work.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.request import getproxies

import httpx

from aioattio.answers import Broken
from aioattio.errors import InvalidInput
from aioattio.retry import Failure
from aioattio.version import __version__
from aioattio.wire_aiohttp import aiohttp_failure, aiohttp_transport, leaving

if TYPE_CHECKING:
    from aioattio.files.multipart import Multipart
    from aioattio.files.saving import Sink

__all__ = ["Wire"]

PIECE = 128 * 1024
REDIRECTS = 5
"""Addresses that are tried for one file, beginning with the one that Attio gave."""

KEEPALIVE = 15.0
"""Seconds an idle connection is kept: short enough to be ours to close, not the load balancer's."""


@cache
def _ssl_context() -> ssl.SSLContext:
    # One per process: building it takes 32 ms, as long as all the rest of a client.
    return httpx.create_ssl_context()


@cache
def _trusting_nobody() -> ssl.SSLContext:
    # Plain HTTP, as to the emulator, needs no certificates, should it ever ask for them.
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _tls(base_url: str) -> ssl.SSLContext:
    if base_url.startswith("https://") or getproxies():
        return _ssl_context()
    return _trusting_nobody()


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
        # What a signed address holds is asked for without the token: the address is its own permission.
        self._file_headers = {"Accept": "*/*", "Accept-Encoding": "identity", "User-Agent": self._headers["User-Agent"]}
        # httpx gives up keep-alive when more connections are open than may be idle: both limits are the same.
        self._limits = httpx.Limits(
            max_connections=connections, max_keepalive_connections=connections, keepalive_expiry=KEEPALIVE
        )
        self._door = asyncio.Lock() if http == "httpx" else None
        self._http = http
        self._leaves_at_once = not isinstance(http, str)
        self._client = self._open(_tls(base_url))
        self._storage: httpx.AsyncClient | None = None

    async def exchange(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Any],
        content: bytes | Multipart | None,
        timeout: float | None,
        sending: Callable[[], None],
    ) -> tuple[int, Mapping[str, str], bytes] | Broken:
        """Send one request and read the whole answer; `sending` is called when it leaves, on a connection that stands.

        Never raises for what the network does; what the source of a body raises is raised as it is.
        """
        if self._leaves_at_once:
            sending()
        elif self._door is None:
            leaving.set(sending)
        departure = _Departure(self._door, sending)
        request = httpx.Request(
            method,
            _url(self._base + path, params),
            headers=self._headers_of(content),
            content=content,
            extensions={"timeout": _timeouts(timeout), "trace": departure},
        )
        try:
            async with departure:
                if content is None or isinstance(content, bytes):
                    response = await self._client.send(request)
                else:
                    async with content.taken_within(timeout):
                        response = await self._client.send(request)
        except httpx.HTTPError as error:
            broken = Broken(_failure(error), _reason(error))
        except TimeoutError as error:
            broken = Broken(Failure.TIMED_OUT, _reason(error))
        except Exception as error:
            if not type(error).__module__.startswith("aiohttp"):
                raise
            broken = Broken(Failure.LOST, _reason(error))
        else:
            return response.status_code, response.headers, response.content
        # Out here, so that no exception that holds the request and its token stays in anybody's __context__.
        if content is None or isinstance(content, bytes):
            return broken
        if content.error is not None:
            # Before all else: it may be an error of the same library, from where the source takes its bytes.
            raise content.error
        is_unfinished = broken.failure is not Failure.NEVER_SENT and not content.is_whole
        return Broken(Failure.UNFINISHED, broken.reason) if is_unfinished else broken

    async def fetch(self, address: str, sink: Sink, *, timeout: float | None) -> Broken | None:
        """Stream what lies at a signed address into `sink`, following further redirects.

        Nothing but the host of an address ever shows. Never raises for what the network does.
        """
        quiet = _guarded.set(_EVERYTHING)
        url = httpx.URL(self._base)
        try:
            for _ in range(REDIRECTS):
                following = self._following(url, address)
                if following is None:
                    return Broken(Failure.NO_CONTENT, f"an address that is not followed, given by {url.host}")
                url = following
                found = await self._fetch(url, sink, timeout)
                if not isinstance(found, str):
                    return found
                address = found
            return Broken(Failure.NO_CONTENT, f"more than {REDIRECTS} redirects, the last one by {url.host}")
        finally:
            _guarded.reset(quiet)

    async def _fetch(self, url: httpx.URL, sink: Sink, timeout: float | None) -> Broken | str | None:
        """None when all of it is there, text where it is at another address."""
        leaving.set(_nothing)
        request = httpx.Request("GET", url, headers=self._file_headers, extensions={"timeout": _timeouts(timeout)})
        try:
            response = await self._storage_client().send(request, stream=True)
            try:
                if response.status_code == 200:
                    return await _pour(response, sink)
                if response.has_redirect_location:
                    return str(response.headers["location"])
                return Broken(Failure.NO_CONTENT, f"{url.host} answered {response.status_code}")
            finally:
                await response.aclose()
        except httpx.HTTPError as error:
            failure, kind = _failure(error), type(error).__name__
        except Exception as error:
            if not type(error).__module__.startswith("aiohttp"):
                raise
            failure, kind = Failure.LOST, type(error).__name__
        # The text of such an error may hold the address.
        return Broken(Failure.NO_CONTENT if failure is Failure.NEVER_SENT else failure, f"{url.host}: {kind}")

    async def aclose(self) -> None:
        """Close every connection."""
        await self._client.aclose()
        if self._storage is not None:
            await self._storage.aclose()

    def _headers_of(self, content: bytes | Multipart | None) -> dict[str, str]:
        if content is None:
            return self._headers
        if isinstance(content, bytes):
            return self._json_headers
        headers = {**self._headers, "Content-Type": content.content_type}
        return headers if content.size is None else {**headers, "Content-Length": str(content.size)}

    def _following(self, url: httpx.URL, address: str) -> httpx.URL | None:
        """The address as seen from `url`; None for one that would leave encryption, or that holds a password."""
        try:
            following = url.join(address)
        except (httpx.InvalidURL, ValueError):
            return None
        schemes = ("https",) if self._base.startswith("https://") else ("https", "http")
        is_good = address and following.scheme in schemes and following.host and not following.userinfo
        return following if is_good else None

    def _storage_client(self) -> httpx.AsyncClient:
        if self._leaves_at_once:
            return self._client
        if self._storage is None:
            # A pool and certificates of its own: another host, and https even where the base URL is not.
            self._storage = self._open(_ssl_context())
        return self._storage

    def _open(self, tls: ssl.SSLContext) -> httpx.AsyncClient:
        transport: httpx.AsyncBaseTransport | None = None if isinstance(self._http, str) else self._http
        if self._http == "aiohttp":
            transport = aiohttp_transport(self._limits.max_connections or 0, KEEPALIVE, tls)
        return httpx.AsyncClient(transport=transport, limits=self._limits, verify=tls, follow_redirects=False)


async def _pour(response: httpx.Response, sink: Sink) -> Broken | None:
    await sink.restart()
    received = 0
    async for piece in response.aiter_bytes(PIECE):
        received += len(piece)
        await sink.write(piece)
    promised = response.headers.get("content-length")
    if promised is not None and "content-encoding" not in response.headers and str(received) != promised:
        return Broken(Failure.LOST, f"{response.url.host} sent {received} of {promised} bytes")
    return None


def _timeouts(seconds: float | None) -> dict[str, float | None]:
    return dict.fromkeys(("connect", "read", "write", "pool"), seconds)


_NOTHING, _LOCATION, _EVERYTHING = range(3)
_guarded: ContextVar[int] = ContextVar("guarded", default=_NOTHING)
"""What the HTTP libraries may not log just now; nothing is kept from the logs of anybody else's requests."""


class _Discreet(logging.Filter):
    """Keeps signed addresses out of the HTTP libraries' logs: of a redirect's Location, and of what it leads to."""

    def filter(self, record: logging.LogRecord) -> bool:
        guarded = _guarded.get()
        if guarded == _LOCATION:
            return "b'location'" not in record.getMessage().lower()
        return guarded == _NOTHING


for _name in ("httpx", "httpcore.http11"):
    logging.getLogger(_name).addFilter(_Discreet())


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

    __slots__ = ("_door", "_inside", "_sending", "_unguarded")

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
        self._unguarded = _guarded.set(_LOCATION)

    async def __aexit__(self, *_: object) -> None:
        _guarded.reset(self._unguarded)
        self._pass()

    def _pass(self) -> None:
        if self._inside and self._door is not None:
            self._inside = False
            self._door.release()


def _nothing() -> None:
    """A request that no limiter counts."""


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
        return aiohttp_failure(below)
    if isinstance(error, _NEVER_SENT):
        return Failure.NEVER_SENT
    return Failure.TIMED_OUT if isinstance(error, httpx.TimeoutException) else Failure.LOST


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
