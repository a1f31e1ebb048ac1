"""E-mail addresses and domains, checked for what no server could take."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from aioattio.values.target import Target

__all__ = ["domain", "email"]

_EMAIL = re.compile(r"[^@\s:;,<>()]+@[^@\s.:;,<>()]+(\.[^@\s.:;,<>()]+)+")
_HOST = re.compile(r"[^\s./@:?#\\]+(\.[^\s./@:?#\\]+)+")


def email(given: Any, to: Target) -> str:
    if isinstance(given, str) and given.isprintable() and _EMAIL.fullmatch(given.strip()):
        return given.strip()
    raise to.refuse(given)


def domain(given: Any, to: Target) -> str:
    """The host of a domain or URL, lower-cased; Attio trims the rest anyway."""
    if not isinstance(given, str):
        raise to.refuse(given)
    text = given.strip()
    is_url = "://" in text
    try:
        host = urlsplit(text if is_url else f"//{text}").hostname or ""
    except ValueError as error:
        raise to.refuse(given) from error
    host = host.removesuffix(".").lower()
    # "ada@example.com" would pass as a host with a user before it; it is an e-mail in the wrong place.
    if not host.isprintable() or not _HOST.fullmatch(host) or ("@" in text and not is_url):
        raise to.refuse(given)
    return host
