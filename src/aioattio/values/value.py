"""One value of one attribute, active or historic, with its past."""

from __future__ import annotations

import json
import reprlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from aioattio.tolerant import exact, mended, plain, tolerant
from aioattio.values.reading import natural_value, type_of
from aioattio.values.times import datetime_of, nanoseconds_of
from aioattio.values.types import ActorReference

__all__ = ["Value", "decode_values", "short"]

_short = reprlib.Repr()
_short.maxstring = _short.maxlong = 60
_short.maxother = 120


def short(natural: Any) -> str:
    """The repr of a value, cut to some hundred characters; never raises."""
    return _short.repr(natural)


class Value:
    """One value: what it is, since when, until when, and who wrote it.

    What else Attio says of it (the root domain, the parts of an e-mail address, ...) is in `raw`. What Attio leaves
    out, or sends in a form that cannot be read, is None. Immutable; equal by type and content.
    """

    __slots__ = ("_content", "_type")

    def __init__(self, content: bytes | Mapping[str, Any], attribute_type: str | None = None) -> None:
        """content: the JSON object, as bytes to keep every digit of a number, or decoded.

        attribute_type: the definition's, for a value that does not say.
        """
        self._content = content if isinstance(content, bytes) else _encoded(content)
        self._type = attribute_type

    @property
    def value(self) -> Any:
        """The natural value (table in `aioattio.values.reading`); the JSON for an unknown attribute type."""
        return natural_value(self._content, self._type)

    @property
    def attribute_type(self) -> str | None:
        """Attio's word for the type (open); None where it is not known."""
        return type_of(self._content) or self._type

    @property
    def active_from(self) -> datetime | None:
        """When it became the value: aware, UTC, cut to microseconds."""
        return _moment(self.raw.get("active_from"))

    @property
    def active_until(self) -> datetime | None:
        """When it ceased to be the value; None while it is."""
        return _moment(self.raw.get("active_until"))

    @property
    def created_by(self) -> ActorReference | None:
        """Who wrote it; None where Attio does not say."""
        return _actor(self.raw.get("created_by_actor"))

    @property
    def nanoseconds(self) -> int | None:
        """Of a timestamp: nanoseconds since the epoch, all nine digits; None for other types."""
        return _nanoseconds(self.raw.get("value")) if isinstance(self.value, datetime) else None

    @property
    def active_from_nanoseconds(self) -> int | None:
        """`active_from` in nanoseconds since the epoch, all nine digits."""
        return _nanoseconds(self.raw.get("active_from"))

    @property
    def currency_code(self) -> str | None:
        """Of a currency: ISO 4217."""
        return _text(self.raw.get("currency_code"))

    @property
    def option_id(self) -> str | None:
        """Of a select: the option's id, which stays when its title is changed."""
        return _id_within(self.raw.get("option"), "option_id")

    @property
    def status_id(self) -> str | None:
        """Of a status: its id, which stays when its title is changed."""
        return _id_within(self.raw.get("status"), "status_id")

    @property
    def raw(self) -> dict[str, Any]:
        """The JSON object as received; {} where Attio sent something else, which is then the `value`."""
        content = plain(self._content)
        return content if isinstance(content, dict) else {}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Value):
            return NotImplemented
        same = self._content == other._content or exact(self._content) == exact(other._content)
        return same and self.attribute_type == other.attribute_type

    def __hash__(self) -> int:
        return hash(_text(self.raw.get("active_from")))

    def __repr__(self) -> str:
        since, until = self.active_from, self.active_until
        past = f", since {since.date()}" if since else ""
        past += f", until {until.date()}" if until else ""
        return f"Value({short(self.value)}{past})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (Value, (self._content, self._type))


def _encoded(content: Mapping[str, Any]) -> bytes:
    try:
        return msgspec.json.encode(content)
    except UnicodeEncodeError:  # half a surrogate pair
        return mended(json.dumps(content).encode())


def _text(found: Any) -> str | None:
    return found if isinstance(found, str) else None


def _id_within(choice: Any, key: str) -> str | None:
    ids = choice.get("id") if isinstance(choice, dict) else None
    return _text(ids.get(key)) if isinstance(ids, dict) else None


def _moment(text: Any) -> datetime | None:
    try:
        return datetime_of(text)
    except (TypeError, ValueError, OverflowError):
        return None


def _nanoseconds(text: Any) -> int | None:
    try:
        return nanoseconds_of(text)
    except (TypeError, ValueError, OverflowError):
        return None


def _actor(content: Any) -> ActorReference | None:
    if not isinstance(content, dict):
        return None
    kind, id_ = content.get("type"), content.get("id")
    known = isinstance(kind, str | None) and isinstance(id_, str | None) and (kind or id_)
    return ActorReference(kind, id_) if known else None


class _Answer(msgspec.Struct, gc=False):
    data: list[msgspec.Raw]


_answer = msgspec.json.Decoder(_Answer)


def decode_values(content: bytes, attribute_type: str | None = None) -> list[Value]:
    """The values of a history answer, `{"data": [...]}`. Raises msgspec.DecodeError for anything else.

    attribute_type: the definition's, for values that do not say.
    """
    return [Value(bytes(item), attribute_type) for item in tolerant(_answer.decode, content).data]
