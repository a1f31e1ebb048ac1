"""Values in the form in which Attio compares them, however they were written, and whether they were sent or read.

It is what rows are told apart by, what is looked up, and what decides whether there is a difference to be written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

import msgspec

from aioattio.schema.definitions import Attribute
from aioattio.tolerant import tolerant
from aioattio.values.addresses import ascii_host
from aioattio.values.phones import e164
from aioattio.values.times import check_iso, date_of, nanoseconds_of

__all__ = ["PAST", "as_decimal", "key_of_record", "named_value", "normal", "read_items", "spellings"]

PAST = frozenset({"active_from", "active_until", "created_by_actor", "attribute_type"})
"""Keys of every value that is read, which say nothing of what it is."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NOT_DIGITS = re.compile(r"[^0-9]")
_COMPACT = re.compile(r"\+[1-9][0-9]{6,14}", re.ASCII)

_decode = msgspec.json.Decoder(list[Any] | None, float_hook=Decimal).decode


def read_items(array: bytes) -> list[Any]:
    """The values in a JSON array, with every digit of their numbers. Null has none."""
    return tolerant(_decode, array) or []


def key_of_record(match: Attribute, encoded: bytes) -> tuple[str, ...]:
    """Sorted and distinct. encoded: the JSON array of the match attribute, as it is sent or as it was read."""
    return tuple(sorted({normal(match.type, item) for item in read_items(encoded)}))


def normal(kind: str, item: Any) -> str:
    """One value of that type as text: two that Attio takes for one have the same.

    item: decoded JSON, as it is sent or as it was read. A record without its id is "object.slug=value".
    """
    if not isinstance(item, dict):
        return _json(item)
    normalise = _NORMAL.get(kind)
    found = normalise(item) if normalise is not None else None
    return found if found is not None else _anything(item)


def spellings(kind: str, value: str) -> tuple[str, ...]:
    """A normal domain or address as Attio may have it: host names are kept as they were written, "xn--" or not."""
    if kind not in ("domain", "email-address") or "xn--" not in value:
        return (value,)
    local, at, host = value.rpartition("@")
    try:
        labels = [
            label[4:].encode().decode("punycode") if label.startswith("xn--") else label for label in host.split(".")
        ]
    except UnicodeError:
        return (value,)
    return value, f"{local}{at}{'.'.join(labels)}"


def _json(item: Any) -> str:
    return msgspec.json.encode(item, order="deterministic").decode()


def _anything(item: Mapping[str, Any]) -> str:
    """By what is said of it, where only one thing is; else by all of it."""
    said = {key: value for key, value in item.items() if key not in PAST}
    if said.keys() == {"value"}:
        value = said["value"]
        return value if isinstance(value, str) else _json(value)
    return _json(said)


def _domain(item: Mapping[str, Any]) -> str | None:
    return _host(str(item["domain"])) if "domain" in item else None


def _email(item: Mapping[str, Any]) -> str | None:
    if "email_address" not in item:
        return None
    local, at, host = str(item["email_address"]).rpartition("@")
    return local.lower() + at + _host(host)


def _host(text: str) -> str:
    """ "münchen.example" and "xn--mnchen-3ya.example" are one domain."""
    return ascii_host(text) or text.lower()


def _phone(item: Mapping[str, Any]) -> str | None:
    """Attio's own normal form, where it is there: the contract and the documentation disagree on its name."""
    for name in ("phone_number", "normalized_phone_number"):
        known = item.get(name)
        if isinstance(known, str) and _COMPACT.fullmatch(known):
            return known
    number = item.get("original_phone_number")
    return _in_full(number, item.get("country_code")) if isinstance(number, str) else None


@lru_cache(maxsize=4096)
def _in_full(number: str, country: str | None) -> str:
    return e164(number, country) or f"{country}{_NOT_DIGITS.sub('', number)}"


def as_decimal(value: Any) -> Decimal | None:
    """A finite number, or what is written as one; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _amount(item: Mapping[str, Any]) -> str | None:
    """Attio gives amounts as numbers or as text."""
    return _number(item.get("currency_value", item.get("value")))


def _number(value: Any) -> str | None:
    number = as_decimal(value)
    if number is None:
        return None
    digits = f"{number:f}"  # not `normalize`, which rounds to 28 digits
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if digits in ("-0", "") else digits


def _text(item: Mapping[str, Any]) -> str | None:
    value = item.get("value")
    return value if isinstance(value, str) else None


def _flag(item: Mapping[str, Any]) -> str | None:
    value = item.get("value")
    return _json(value) if isinstance(value, bool) else None


def _day(item: Mapping[str, Any]) -> str | None:
    value = item.get("value")
    try:
        return date_of(value).isoformat() if isinstance(value, str) else None
    except ValueError:
        return value


def _moment(item: Mapping[str, Any]) -> str | None:
    """With nine digits of a second, in UTC."""
    value = item.get("value")
    if not isinstance(value, str):
        return None
    try:
        since = _nanoseconds(value)
        moment = _EPOCH + timedelta(seconds=since // 1_000_000_000)
    except (ValueError, OverflowError):
        return value
    return f"{moment.replace(tzinfo=None).isoformat()}.{since % 1_000_000_000:09d}Z"


def _nanoseconds(text: str) -> int:
    try:
        return nanoseconds_of(text)
    except ValueError:  # a year or a month alone
        return nanoseconds_of(check_iso(text)[1].isoformat())


def _choice(item: Mapping[str, Any]) -> str | None:
    """By id, where it is known."""
    chosen = item.get("option", item.get("status"))
    if isinstance(chosen, str):
        return chosen
    ids = chosen.get("id") if isinstance(chosen, dict) else None
    found = ids.get("option_id", ids.get("status_id")) if isinstance(ids, dict) else None
    return found if isinstance(found, str) else None


def _record(item: Mapping[str, Any]) -> str | None:
    """No two records have one id, of whatever objects they are."""
    record_id = item.get("target_record_id")
    if isinstance(record_id, str):
        return record_id.lower()
    said = [key for key in item if key != "target_object"]
    if len(said) != 1 or "target_object" not in item:
        return None
    values = item[said[0]] if isinstance(item[said[0]], list) else [item[said[0]]]
    return f"{item['target_object']}.{said[0]}={','.join(sorted(map(named_value, values)))}"


def named_value(value: Any) -> str:
    """The normal form of a unique value that a record is named by: its type is seen by its key."""
    if isinstance(value, str):
        return value
    kinds = {"domain": "domain", "email_address": "email-address", "original_phone_number": "phone-number"}
    return normal(next((kind for key, kind in kinds.items() if isinstance(value, dict) and key in value), ""), value)


def _actor(item: Mapping[str, Any]) -> str | None:
    email = item.get("workspace_member_email_address")
    if isinstance(email, str):
        return email.casefold()
    if "referenced_actor_type" not in item:
        return None
    return f"{item['referenced_actor_type']}/{item.get('referenced_actor_id')}"


_NORMAL: Mapping[str, Callable[[Mapping[str, Any]], str | None]] = {
    "text": _text,
    "checkbox": _flag,
    "domain": _domain,
    "email-address": _email,
    "phone-number": _phone,
    "number": _amount,
    "currency": _amount,
    "rating": _amount,
    "date": _day,
    "timestamp": _moment,
    "select": _choice,
    "status": _choice,
    "record-reference": _record,
    "actor-reference": _actor,
}
