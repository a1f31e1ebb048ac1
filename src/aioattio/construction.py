"""What a client is made with, checked before it is made."""

from __future__ import annotations

import inspect
import math
import os
import re
from typing import Any
from urllib.parse import urlsplit

from aioattio.call import Options
from aioattio.errors import InvalidInput
from aioattio.limits import Limiter, Limits
from aioattio.retry import Retry
from aioattio.secret import Secret

__all__ = [
    "checked_base_url",
    "checked_http",
    "checked_limits",
    "checked_options",
    "checked_schema_lifetime",
    "checked_token",
]

BASE_URL = "https://api.attio.com"


def checked_token(given: str | None) -> Secret:
    token = given if given is not None else os.environ.get("ATTIO_API_KEY", "")
    if not isinstance(token, str):
        raise InvalidInput(attribute="token", given=f"a {type(token).__name__}", accepted="an API key or access token")
    token = token.strip()
    if not token:
        raise InvalidInput(
            "no token: pass one, Attio('...'), or set ATTIO_API_KEY (Attio: workspace settings, developers)",
            attribute="token",
            given="",
            accepted="an API key or OAuth access token",
        )
    if not re.fullmatch(r"[\x21-\x7e]+", token):
        raise InvalidInput(
            "the token has spaces or characters that no token has; was more than the token copied?",
            attribute="token",
            given="(not shown)",
            accepted="an API key or OAuth access token",
        )
    return Secret(token)


def checked_base_url(given: str | None) -> str:
    url = (given if given is not None else os.environ.get("ATTIO_BASE_URL", "")).strip() or BASE_URL
    if "@" in url.partition("://")[2].partition("/")[0]:
        # Not shown: it would stand in for the token, and turn up in errors.
        raise InvalidInput(attribute="base_url", given="(not shown)", accepted="an address without user and password")
    try:
        parts = urlsplit(url)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is none
        is_whole, parts = False, urlsplit("")
    if not is_whole or parts.query or parts.fragment:
        raise InvalidInput(attribute="base_url", given=url, accepted=f"an address such as {BASE_URL}")
    return url.rstrip("/")


def checked_limits(given: Any) -> Limits | Limiter:
    if given is None:
        return Limits()
    if not isinstance(given, Limits | Limiter):
        accepted = "Limits(read=..., write=...), or an object with acquire, sent, unsent, hold_until and refused"
        raise InvalidInput(attribute="limits", given=given, accepted=accepted)
    return given


def checked_schema_lifetime(given: Any) -> float:
    if given is None:
        return math.inf
    if isinstance(given, bool) or not isinstance(given, int | float) or not given > 0:
        accepted = "seconds above 0, or None to keep the schema as long as the client lives"
        raise InvalidInput(attribute="schema_lifetime", given=given, accepted=accepted)
    return given


def checked_http(given: Any) -> Any:
    if given in ("httpx", "aiohttp") or hasattr(given, "handle_async_request"):
        return given
    raise InvalidInput(attribute="http", given=given, accepted="'httpx', 'aiohttp' or an httpx.AsyncBaseTransport")


def checked_options(options: Options) -> Options:
    timeout = options.timeout
    if timeout is not None and (isinstance(timeout, bool) or not isinstance(timeout, int | float) or not timeout > 0):
        raise InvalidInput(attribute="timeout", given=timeout, accepted="seconds above 0, or None for no limit")
    if not isinstance(options.retry, Retry):
        raise InvalidInput(attribute="retry", given=options.retry, accepted="Retry(attempts=...)")
    if inspect.iscoroutinefunction(options.on_response):
        raise InvalidInput(attribute="on_response", given=options.on_response, accepted="a plain function")
    return options
