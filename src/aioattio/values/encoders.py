"""One encoder per attribute type: a value as the user has it, to the object that Attio documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from aioattio.schema.choices import UnknownChoice
from aioattio.schema.definitions import SelectOption, Status
from aioattio.values.addresses import domain, email
from aioattio.values.forms import can_be_sent, name_form
from aioattio.values.phones import phone
from aioattio.values.places import location
from aioattio.values.references import actor, record
from aioattio.values.scalars import amount, checkbox, day, moment, rating, text
from aioattio.values.target import Target
from aioattio.values.types import Name

__all__ = ["CHOSEN", "ENCODERS", "title_of"]

CHOSEN = {"select": "option", "status": "status"}
"""The types whose values are chosen among those that an attribute has, and the key of such a value."""

_CHOICES: Mapping[str, type[SelectOption | Status]] = {"select": SelectOption, "status": Status}
_NAME_KEYS = ("first_name", "last_name", "full_name")

Encoder = Callable[[Any, Target], Any]


def _under(key: str, encode: Encoder) -> Encoder:
    """An encoder of `{key: value}`, which takes such an object, too."""

    def encoder(given: Any, to: Target) -> dict[str, Any]:
        if isinstance(given, Mapping):
            if set(given) != {key}:
                raise to.refuse(given, f'{to.accepted}, or {{"{key}": that}}')
            given = given[key]
        return {key: encode(given, to)}

    return encoder


def _name(given: Any, to: Target) -> dict[str, str]:
    if isinstance(given, str):
        name = Name.parse(given)
    elif isinstance(given, Mapping) and given and set(given) <= set(_NAME_KEYS):
        parts = [given.get(key) for key in _NAME_KEYS]
        if not all(isinstance(part, str | None) for part in parts):
            raise to.refuse(given)
        name = Name(*parts)
    else:
        name = given
    if not isinstance(name, Name):
        raise to.refuse(given)
    sent = name_form(name)
    if not all(isinstance(part, str) and can_be_sent(part) for part in sent.values()):
        raise to.refuse(given)
    if not any(map(str.strip, sent.values())):
        raise to.refuse(given, why="a name without any part", is_nothing=True)
    return sent


def _choice(given: Any, to: Target) -> str:
    title = title_of(given)
    if title is None:
        if isinstance(given, _CHOICES[to.attribute.type]) and given.id:
            return given.id
        raise to.refuse(given)
    if not title.strip() or not can_be_sent(title):
        raise to.refuse(given)
    if to.choices is None:
        return title
    try:
        found: SelectOption | Status = to.choices.find(title)
    except UnknownChoice as unknown:
        raise to.refuse(given, why=f"as {unknown}") from unknown
    return found.id


def title_of(given: Any) -> str | None:
    """The title or id to look for among options or statuses; None for what is known by its id, or is no choice."""
    if isinstance(given, SelectOption | Status):
        return None if given.id else given.title
    return given if isinstance(given, str) else None


ENCODERS: Mapping[str, Encoder] = {
    "text": _under("value", text),
    "number": _under("value", amount),
    "currency": _under("currency_value", amount),
    "rating": _under("value", rating),
    "checkbox": _under("value", checkbox),
    "date": _under("value", day),
    "timestamp": _under("value", moment),
    "personal-name": _name,
    "email-address": _under("email_address", email),
    "phone-number": phone,
    "domain": _under("domain", domain),
    "select": _under("option", _choice),
    "status": _under("status", _choice),
    "record-reference": record,
    "actor-reference": actor,
    "location": location,
}
