"""JSON that is valid, but more than decoders take: it is read all the same.

A text cut in the middle of a character (JavaScript writes half of a surrogate pair) reads with U+FFFD in its place, a
number beyond float as infinity, and what is nested beyond a hundred levels as the JSON text that it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

import msgspec

__all__ = ["UNREADABLE", "Json", "exact", "mended", "plain", "tolerant"]

T = TypeVar("T")

Json = bytes | msgspec.Raw

# What decoding raises for JSON that it cannot take: DecodeError and UnicodeDecodeError are ValueErrors.
UNREADABLE = (ValueError, RecursionError)

_DEEPEST = 100
_MARKS = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_SURROGATES = re.compile(
    rb"(\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)

_exact = msgspec.json.Decoder(float_hook=Decimal)


def plain(text: Json) -> Any:
    """JSON as any decoder gives it."""
    try:
        return msgspec.json.decode(text)
    except UNREADABLE:
        return json.loads(mended(bytes(text)), parse_int=_whole)


def exact(text: Json) -> Any:
    """JSON with every digit of its numbers, to be compared."""
    try:
        return _exact.decode(text)
    except (*UNREADABLE, ArithmeticError):
        return plain(text)


def tolerant(decode: Callable[[bytes], T], content: bytes) -> T:
    """What `decode` makes of the content, or else of the mended content. Raises what `decode` raises for that."""
    try:
        return decode(content)
    except UNREADABLE:
        return decode(mended(content))


def mended(content: bytes) -> bytes:
    """The same JSON without what decoders stumble over; what is no JSON stays none."""
    text = content.decode("utf-8", "replace").encode()
    whole = _SURROGATES.sub(lambda found: found[1] or rb"\ufffd", text)
    return _flattened(whole)


def _flattened(content: bytes) -> bytes:
    """Arrays and objects deeper than a hundred levels become texts."""
    pieces: list[bytes] = []
    depth = done = start = 0
    for mark in _MARKS.finditer(content):
        if mark[0] in b"[{":
            depth += 1
            if depth == _DEEPEST + 1:
                start = mark.start()
        elif mark[0] in b"]}":
            depth -= 1
            if depth == _DEEPEST:
                pieces += [content[done:start], json.dumps(content[start : mark.end()].decode()).encode()]
                done = mark.end()
    return b"".join([*pieces, content[done:]])


def _whole(digits: str) -> int | float:
    try:
        return int(digits)
    except ValueError:  # Python converts no more than some thousand digits
        return float(digits)
