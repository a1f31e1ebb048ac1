"""From Attio's JSON to natural Python, one reader per attribute type.

    text                      str                 select, status      str (the title)
    number                    int, else Decimal   record-reference    RecordReference
    currency                  Decimal             actor-reference     ActorReference
    rating                    int                 personal-name       Name
    checkbox                  bool                location            Location
    date                      date                interaction         Interaction
    timestamp                 datetime, UTC       domain              str
    email-address             str, normalised     phone-number        str, normalised

An unknown type, or content that does not fit its type, reads as the JSON it is. Null reads as None.
Only the keys that make the natural value are decoded; numbers come from the JSON text, so they are exact.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec
from attrs import frozen

from aioattio.tolerant import UNREADABLE, Json, plain
from aioattio.values.times import date_of, datetime_of
from aioattio.values.types import ActorReference, Interaction, Location, Name, RecordReference

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["READERS", "natural_value", "natural_values", "shape_of", "split", "type_of"]

# Without a definition these read as lists (the schema's word is not at hand): most of them are multiselect.
_LISTED = frozenset({"select", "record-reference", "actor-reference", "email-address", "domain", "phone-number"})

# What malformed content, of a known type, makes a reader stumble over.
_MALFORMED = (*UNREADABLE, TypeError, ArithmeticError)


class _Wire(msgspec.Struct, gc=False):
    """The keys of a value object that make its natural value."""


class _Text(_Wire):
    value: str | None


class _Number(_Wire):
    value: Any


class _Money(_Wire):
    currency_value: Any


class _Flag(_Wire):
    value: bool | None


class _Email(_Wire):
    email_address: str | None


class _Phone(_Wire):
    # The contract and the documentation disagree on the name of the normalised form.
    phone_number: str | msgspec.UnsetType | None = msgspec.UNSET
    normalized_phone_number: str | msgspec.UnsetType | None = msgspec.UNSET
    original_phone_number: str | msgspec.UnsetType | None = msgspec.UNSET


class _Domain(_Wire):
    domain: str | None


class _Titled(_Wire):
    title: str


class _Select(_Wire):
    option: _Titled | str | None


class _Status(_Wire):
    status: _Titled | str | None


class _Record(_Wire):
    target_object: str
    target_record_id: str


class _Actor(_Wire):
    referenced_actor_type: str | None
    referenced_actor_id: str | None = None


class _Owner(_Wire):
    type: str | None = None
    id: str | None = None


class _Interaction(_Wire):
    interaction_type: str | None
    interacted_at: str | None = None
    owner_actor: _Owner | None = None


class _Name(_Wire):
    full_name: str | None = None
    first_name: str | None = None
    last_name: str | None = None


class _Typed(_Wire):
    attribute_type: Any = None


@frozen
class Reader:
    """How one attribute type is read: from the array of its values, or from one of them.

    natural: from what the decoders give to natural Python; None where that is it already.
    """

    array: msgspec.json.Decoder[list[Any]]
    one: msgspec.json.Decoder[Any]
    natural: Callable[[Any], Any] | None


def _reader(wire: type, natural: Callable[[Any], Any] | None) -> Reader:
    return Reader(
        msgspec.json.Decoder(list[wire], float_hook=Decimal),  # type: ignore[valid-type]
        msgspec.json.Decoder(wire, float_hook=Decimal),
        natural,
    )


def _int_or_decimal(wire: _Number) -> int | Decimal | None:
    value = wire.value
    if value is None or type(value) is int:
        return value
    # Beyond 40 digits an exponent written out as an int would be a way to eat memory.
    if type(value) is Decimal:
        return int(value) if value.adjusted() < 40 and value == value.to_integral_value() else value
    raise TypeError


def _money(wire: _Money) -> Decimal | None:
    value = wire.currency_value
    if value is None or type(value) is Decimal:
        return value
    if type(value) is int:
        return Decimal(value)
    if type(value) is str and (amount := Decimal(value)).is_finite():
        return amount
    raise TypeError


def _rating(wire: _Number) -> int | None:
    number = _int_or_decimal(wire)
    if isinstance(number, Decimal):
        raise TypeError
    return number


def _date(wire: _Text) -> Any:
    return None if wire.value is None else date_of(wire.value)


def _timestamp(wire: _Text) -> Any:
    return None if wire.value is None else datetime_of(wire.value)


def _phone(wire: _Phone) -> str | None:
    numbers = (wire.phone_number, wire.normalized_phone_number, wire.original_phone_number)
    for number in numbers:
        if isinstance(number, str):
            return number
    if None not in numbers:
        raise ValueError
    return None


def _option(wire: _Select) -> str | None:
    option = wire.option
    return option.title if isinstance(option, _Titled) else option


def _status(wire: _Status) -> str | None:
    status = wire.status
    return status.title if isinstance(status, _Titled) else status


def _record(wire: _Record) -> RecordReference:
    return RecordReference(wire.target_object, wire.target_record_id)


# A page names the same few members and apps in most of its records.
_actor_reference = lru_cache(maxsize=1024)(ActorReference)


def _actor(wire: _Actor) -> ActorReference:
    return _actor_reference(wire.referenced_actor_type, wire.referenced_actor_id)


def _name(wire: _Name) -> Name:
    return Name(wire.first_name, wire.last_name, wire.full_name)


def _interaction(wire: _Interaction) -> Interaction:
    at, owner = wire.interacted_at, wire.owner_actor
    return Interaction(
        wire.interaction_type,
        None if at is None else datetime_of(at),
        _actor_reference(owner.type, owner.id) if owner is not None and (owner.type or owner.id) else None,
    )


READERS: Mapping[str, Reader] = {
    "text": _reader(_Text, attrgetter("value")),
    "number": _reader(_Number, _int_or_decimal),
    "currency": _reader(_Money, _money),
    "rating": _reader(_Number, _rating),
    "checkbox": _reader(_Flag, attrgetter("value")),
    "date": _reader(_Text, _date),
    "timestamp": _reader(_Text, _timestamp),
    "personal-name": _reader(_Name, _name),
    "email-address": _reader(_Email, attrgetter("email_address")),
    "phone-number": _reader(_Phone, _phone),
    "domain": _reader(_Domain, attrgetter("domain")),
    "select": _reader(_Select, _option),
    "status": _reader(_Status, _status),
    "record-reference": _reader(_Record, _record),
    "actor-reference": _reader(_Actor, _actor),
    # Its attributes are the keys of the JSON: the decoder makes it.
    "location": _reader(Location, None),
    "interaction": _reader(_Interaction, _interaction),
}

_items = msgspec.json.Decoder(list[msgspec.Raw])
_typed = msgspec.json.Decoder(_Typed)
_all_typed = msgspec.json.Decoder(list[_Typed])


def split(array: Json) -> list[Json]:
    """The values of an attribute, each still JSON. Null is none; what is no array is one value."""
    try:
        return list(_items.decode(array))
    except UNREADABLE:
        return [] if bytes(array) == b"null" else [array]


def type_of(value: Json) -> str | None:
    """What a value object says of its own type."""
    try:
        found = _typed.decode(value).attribute_type
    except UNREADABLE:
        return None
    return found if isinstance(found, str) else None


def shape_of(array: Json) -> tuple[str | None, bool]:
    """Without a definition: the type that the first value of an attribute names, and whether that reads as a list."""
    try:
        typed = _all_typed.decode(array)
        kind = typed[0].attribute_type if typed else None
    except UNREADABLE:
        kind = next(map(type_of, split(array)), None)
    return (kind, kind in _LISTED) if isinstance(kind, str) else (None, False)


def natural_values(array: Json, kind: str | None) -> list[Any]:
    """The natural values of an attribute; kind: its attribute type, where the definition tells."""
    reader = READERS.get(kind or "")
    if reader is not None:
        natural = reader.natural
        try:
            found = reader.array.decode(array)
            return list(map(natural, found)) if found and natural is not None else found
        except _MALFORMED:
            pass  # one by one, then: what can be read is read
    return [natural_value(value, kind) for value in split(array)]


def natural_value(value: Json, kind: str | None = None) -> Any:
    """The natural value of one value object, by the given type, else by what it says itself, else plain JSON."""
    for name in (kind, type_of(value)):
        reader = READERS.get(name or "")
        if reader is not None:
            try:
                found = reader.one.decode(value)
                return found if reader.natural is None else reader.natural(found)
            except _MALFORMED:
                continue
    return plain(value)
