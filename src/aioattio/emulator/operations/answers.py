"""The envelope of an answer, and reading query parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from aioattio.emulator.errors import invalid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

encode = msgspec.json.Encoder(decimal_format="number").encode

# More than any list needs; Python refuses to read numbers of thousands of digits.
_MAX_DIGITS = 15

T = TypeVar("T")


def data(content: Any) -> bytes:
    return encode({"data": content})


def data_of_json(document: bytes) -> bytes:
    """The envelope around what is JSON already."""
    return b'{"data":' + document + b"}"


def data_of_documents(documents: Iterable[bytes]) -> bytes:
    return b'{"data":[' + b",".join(documents) + b"]}"


def flag(query: Mapping[str, str], name: str) -> bool:
    given = query.get(name, "false")
    if given not in ("true", "false"):
        raise invalid(f'{name} must be true or false, but got "{given}"', name, expected="boolean")
    return given == "true"


def paged(
    items: Sequence[T], query: Mapping[str, str], *, default: int | None = None, high: int | None = None
) -> Sequence[T]:
    """The part of a list that `limit` and `offset` of the query string ask for."""
    offset = _whole(query, "offset", 0, low=0) or 0
    limit = _whole(query, "limit", default, low=1, high=high)
    return items[offset:] if limit is None else items[offset : offset + limit]


def _whole(
    query: Mapping[str, str], name: str, default: int | None, *, low: int, high: int | None = None
) -> int | None:
    given = query.get(name)
    if given is None:
        return default
    acceptable = given.isascii() and given.isdigit() and len(given) <= _MAX_DIGITS
    if not acceptable or int(given) < low or (high is not None and int(given) > high):
        raise invalid(f'{name} is not acceptable: "{given}"', name, expected="integer")
    return int(given)
