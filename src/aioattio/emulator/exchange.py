"""The raw side of HTTP: taking a request's body, and ending a connection in the ways that faults need."""

from __future__ import annotations

import socket
import struct
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec
from aiohttp import web

from aioattio.emulator.errors import Refusal, invalid, too_large

# Far more than any documented body has, and far less than Python's stack bears.
MAX_NESTING = 100
# Money and numbers with four decimals must not pass through binary floats.
_decode = msgspec.json.Decoder(float_hook=Decimal).decode


async def receive(request: web.BaseRequest) -> bytes | Refusal:
    """The body, or why it cannot be had."""
    try:
        return await request.read()
    except web.HTTPRequestEntityTooLarge:
        return too_large("The body is too large")
    except web.RequestPayloadError as problem:
        return invalid(f"The body cannot be read: {problem}")


def read_json(raw: bytes) -> Any:
    """The body decoded, None without one; raises a 400."""
    if not raw:
        return None
    try:
        decoded = _decode(raw)
    except RecursionError:
        raise _nested() from None
    except InvalidOperation:
        raise invalid("The body is not valid JSON: a number is out of range") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise invalid(f"The body is not valid JSON: {problem}") from None
    # Counting brackets is cheap and spares nearly every body the walk.
    if raw.count(b"[") + raw.count(b"{") > MAX_NESTING:
        _check_nesting(decoded)
    return decoded


def _check_nesting(decoded: Any) -> None:
    """Level by level, since a walk that calls itself would fail on what it looks for."""
    level = [decoded]
    for _ in range(MAX_NESTING):
        inner: list[Any] = []
        for one in level:
            inner.extend(one.values() if isinstance(one, dict) else one)
        level = [one for one in inner if isinstance(one, dict | list)]
        if not level:
            return
    raise _nested()


def _nested() -> Refusal:
    return invalid(f"The body is nested more than {MAX_NESTING} levels deep")


def drop(request: web.BaseRequest, *, reset: bool = False) -> web.StreamResponse:
    """Close the connection; the response returned never reaches it."""
    transport = request.transport
    if transport is not None and reset:
        connection = transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    elif transport is not None:
        transport.close()
    return web.Response()


async def cut(request: web.BaseRequest, response: web.Response) -> web.StreamResponse:
    """Announce the whole body as it would go over the wire, send half of it, close."""
    body = response.body if isinstance(response.body, bytes) else b""
    partial = web.StreamResponse(status=response.status, headers=response.headers)
    partial.content_length = max(len(body), 1)
    await partial.prepare(request)
    await partial.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return partial
