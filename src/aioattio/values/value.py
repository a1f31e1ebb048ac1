"""One value of one attribute, active or historic, with its past."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from aioattio.values.reading import natural_value, plain, type_of
from aioattio.values.times import datetime_of, nanoseconds_of
from aioattio.values.types import ActorReference

__all__ = ["Value", "decode_values"]


class Value:
    """One value: what it is, since when, until when, and who wrote it.

    What Attio leaves out, or sends in a form that cannot be read, is None. Immutable; equal by content.
    """

    __slots__ = ("_content", "_type")

    def __init__(self, content: bytes | Mapping[str, Any], attribute_type: str | None = None) -> None:
        """content: the JSON object, as bytes to keep every digit of a number, or decoded.

        attribute_type: the definition's, for a value that does not say.
        """
        self._content = content if isinstance(content, bytes) else msgspec.json.encode(content)
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
        return _nanoseconds(self.raw.get("value")) if self.attribute_type == "timestamp" else None

    @property
    def active_from_nanoseconds(self) -> int | None:
        """`active_from` in nanoseconds since the epoch, all nine digits."""
        return _nanoseconds(self.raw.get("active_from"))

    @property
    def raw(self) -> dict[str, Any]:
        """The JSON object as received."""
        content = plain(self._content)
        return content if isinstance(content, dict) else {}

    def __eq__(self, other: object) -> bool:
        return self.raw == other.raw if isinstance(other, Value) else NotImplemented

    def __hash__(self) -> int:
        return hash(str(self.raw.get("active_from")))

    def __repr__(self) -> str:
        since, until = self.active_from, self.active_until
        past = f", since {since:%Y-%m-%d}" if since else ""
        past += f", until {until:%Y-%m-%d}" if until else ""
        return f"Value({self.value!r}{past})"


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
    return [Value(bytes(item), attribute_type) for item in _answer.decode(content).data]
