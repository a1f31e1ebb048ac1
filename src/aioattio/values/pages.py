"""From an answer to the records or entries in it.

A page is cut into them, each with its own copy of its bytes (together a millisecond or two for a 4 MB page), so
one that is kept alone does not keep its page. What is inside an attribute is decoded when somebody asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from aioattio.tolerant import tolerant
from aioattio.values.holder import Holder

if TYPE_CHECKING:
    from aioattio.schema.definitions import Definitions

__all__ = ["decode_one", "decode_page"]

H = TypeVar("H", bound=Holder)


class _Page(msgspec.Struct, gc=False):
    data: list[msgspec.Raw]


class _Single(msgspec.Struct, gc=False):
    data: msgspec.Raw


_page = msgspec.json.Decoder(_Page)
_single = msgspec.json.Decoder(_Single)

_OPENING, _CLOSING = b'{"data":[', b"]}"
# `{"id":{"workspace_id":"` and the id: what all items of a page begin with.
_SAME = 59


def decode_page(kind: type[H], content: bytes, *, container: str, definitions: Definitions | None = None) -> list[H]:
    """The items of `{"data": [...]}`. Raises msgspec.DecodeError for anything else."""

    def decode(whole: bytes) -> list[H]:
        found = _cut(kind, whole, container, definitions)
        if found is None:
            found = [_held(kind, item, container, definitions) for item in _page.decode(whole).data]
        return found

    return tolerant(decode, content)


def decode_one(kind: type[H], content: bytes, *, container: str, definitions: Definitions | None = None) -> H:
    """The item of `{"data": {...}}`. Raises msgspec.DecodeError for anything else."""
    return tolerant(lambda whole: _held(kind, _single.decode(whole).data, container, definitions), content)


def _held(kind: type[H], raw: msgspec.Raw, container: str, definitions: Definitions | None) -> H:
    own = bytes(raw)
    if not own.startswith(b"{"):
        raise msgspec.ValidationError("Expected `object` - at `$.data`")
    return kind(own, object=container, definitions=definitions)


def _cut(kind: type[H], content: bytes, container: str, definitions: Definitions | None) -> list[H] | None:
    """The items of a page as Attio writes it, cut where one ends and the next begins; None for any other page.

    A guess, but never a wrong answer: each piece is then decoded, and a piece that is cut in the wrong place is
    not balanced and so not JSON. It saves a third of the time, which a pass in search of the places would cost.
    """
    if not (content.startswith(_OPENING) and content.endswith(_CLOSING)):
        return None
    start, end = len(_OPENING), len(content) - len(_CLOSING)
    between = b"}," + content[start : start + _SAME]
    decode = kind.envelope_decoder.decode
    found: list[H] = []
    try:
        while start < end:
            place = content.find(between, start, end)
            stop = place + 1 if place >= 0 else end
            own = content[start:stop]
            found.append(kind(own, object=container, definitions=definitions, envelope=decode(own)))
            start = stop + 1
    except msgspec.DecodeError:
        return None
    return found
