"""From a Python operand to the JSON that a property is compared with. Nothing here asks Attio anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from aioattio.errors import InvalidInput
from aioattio.filters.subjects import Subject
from aioattio.schema.choices import UnknownChoice
from aioattio.schema.definitions import SelectOption, Status
from aioattio.values.forms import id_text, is_uuid
from aioattio.values.target import Target
from aioattio.values.times import check_iso, date_text, timestamp_text
from aioattio.values.types import ActorReference, Name, RecordReference

__all__ = ["actor", "emails_among", "encode", "record", "untyped"]

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_AS_GIVEN = frozenset({"$contains", "$starts_with", "$ends_with", "$not_empty"})
_MEMBER = "id or e-mail address of a workspace member, a WorkspaceMember, or an ActorReference"

Encoder = Callable[[Any, Subject], Any]


def encode(kind: str, operator: str, given: Any, subject: Subject) -> Any:
    """kind: of the property's operand. Raises InvalidInput for what it cannot be compared with."""
    if operator in _AS_GIVEN:
        return given  # part of a value need not be what a value must be
    return _ENCODERS[kind](given, subject)


def _text(given: Any, subject: Subject) -> str:
    if isinstance(given, str):
        return given
    raise subject.refuse(given, "text")


def _number(given: Any, subject: Subject) -> int | float | Decimal:
    if isinstance(given, int | float | Decimal) and not isinstance(given, bool):
        return given
    if isinstance(given, str) and _NUMBER.fullmatch(given.strip()) and len(given) < 300:
        return Decimal(given.strip())
    raise subject.refuse(given, "a number: int, Decimal, finite float, or plain decimal text")


def _checkbox(given: Any, subject: Subject) -> bool:
    if isinstance(given, bool):
        return given
    raise subject.refuse(given, "True or False")


def _date(given: Any, subject: Subject) -> str:
    return _iso(given, subject, date_text)


def _timestamp(given: Any, subject: Subject) -> str:
    text = _moment(given, subject)
    # A day says when it begins; Attio wants to be told so.
    return text if "T" in text else f"{text}{'-01-01'[len(text) - 4 :]}T00:00:00Z"


def _moment(given: Any, subject: Subject) -> str:
    return _iso(given, subject, timestamp_text)


def _iso(given: Any, subject: Subject, text_of: Callable[[date], str]) -> str:
    accepted = 'a date, a datetime (naive = UTC), or ISO 8601 text such as "2026-01-31" or "2026-01-31T09:00:00Z"'
    if not isinstance(given, str | date):
        raise subject.refuse(given, accepted)
    try:
        return text_of(given) if isinstance(given, date) else check_iso(given)[0]
    except (ValueError, OverflowError) as error:
        raise subject.refuse(given, accepted) from error


def _name(given: Any, subject: Subject) -> str:
    if isinstance(given, Name) and given.full:
        return given.full
    if isinstance(given, str):
        return given
    raise subject.refuse(given, 'the full name as text, or Name("Ada", "Lovelace")')


def _email(given: Any, subject: Subject) -> str:
    if _is_email(given):
        text: str = given
        return text.strip().lower()
    raise subject.refuse(given, 'an e-mail address such as "ada@example.com"; for parts of one use contains()')


def _domain(given: Any, subject: Subject) -> str:
    from aioattio.values.addresses import domain

    try:
        return domain(given, Target(subject.attribute, subject.definitions))
    except InvalidInput:
        accepted = 'a domain or URL such as "example.com"; for parts of one use contains()'
        raise subject.refuse(given, accepted) from None


def _root_domain(given: Any, subject: Subject) -> str:
    from aioattio.values.addresses import root_domain

    host = _domain(given, subject)
    return root_domain(host) or host


def _phone(given: Any, subject: Subject) -> str:
    from aioattio.values.phones import e164

    normalized = e164(given, None) if isinstance(given, str) and given.strip().startswith("+") else None
    if normalized is None:
        raise subject.refuse(given, 'a number such as "+441632960001"; for parts of one use contains()')
    return normalized


def _country(given: Any, subject: Subject) -> str:
    if isinstance(given, str) and len(given.strip()) == 2 and given.strip().isalpha():
        return given.strip().upper()
    raise subject.refuse(given, 'a country code of two letters such as "GB"')


def _choice(given: Any, subject: Subject) -> str:
    if isinstance(given, SelectOption | Status):
        given = given.id or given.title
    if not isinstance(given, str):
        raise subject.refuse(
            given, f"title or id of {'an option' if subject.attribute.type == 'select' else 'a status'}"
        )
    if subject.choices is None:
        return given
    try:
        found = subject.choices.find(given)
    except UnknownChoice as error:
        attribute, titles = subject.attribute, subject.choices.titles
        raise InvalidInput(
            str(error), attribute=attribute.slug, type=attribute.type, given=given, accepted=" or ".join(titles)
        ) from None
    chosen: str = found.id if given.strip() == found.id else found.title
    return chosen


def _object(given: Any, subject: Subject) -> str:
    allowed = subject.allowed()
    if not _may_be_of(given, allowed):
        known = [slug for slug in allowed if not is_uuid(slug)]
        raise subject.refuse(given, " or ".join(map(repr, known)) or "slug or id of an object")
    return str(given)


def _may_be_of(name: Any, allowed: list[str]) -> bool:
    """Whether a reference may lead to that object; by slug on one side and by id on the other, nothing tells."""
    if not isinstance(name, str):
        return False
    return not allowed or is_uuid(name) or name in allowed or any(map(is_uuid, allowed))


def _record_id(given: Any, subject: Subject) -> str:
    if isinstance(given, RecordReference):
        given = given.id
    given = id_text(given)
    if isinstance(given, str) and given:
        return str(given)
    raise subject.refuse(given, "the id of a record, or the record itself")


def _member_id(given: Any, subject: Subject) -> str:
    reference = actor(given, subject, others=True)
    if reference.id is None:
        raise subject.refuse(given, _MEMBER)
    return reference.id


def record(given: Any, subject: Subject) -> RecordReference:
    """What a record reference is compared with."""
    given, allowed = id_text(given), subject.allowed()
    if isinstance(given, str) and is_uuid(given.strip()) and len(allowed) == 1:
        return RecordReference(allowed[0], given.strip())
    if isinstance(given, RecordReference) and given.id and _may_be_of(given.object, allowed):
        return given
    of = f" of {' or '.join(allowed)}" if allowed else ""
    accepted = f"a record or RecordReference(object, id){of}"
    if isinstance(given, str):
        accepted += f", or its id where only one object is allowed; by what it holds: {subject.path_to()} == ..."
    raise subject.refuse(given, accepted)


def actor(given: Any, subject: Subject, *, others: bool = False) -> ActorReference:
    """Who an actor reference is compared with; others: an id may be that of an app or a token, too."""
    given = id_text(given)
    if isinstance(given, ActorReference):
        return given
    if isinstance(given, str):
        text = given.strip()
        if is_uuid(text) or (others and not _is_email(text)):
            return ActorReference("workspace-member", text)
        if text in subject.members:
            return ActorReference("workspace-member", subject.members[text])
    raise subject.refuse(given, _MEMBER)


def _is_email(given: Any) -> bool:
    return isinstance(given, str) and _EMAIL.fullmatch(given.strip()) is not None


def emails_among(operands: tuple[Any, ...]) -> list[str]:
    """The e-mail addresses that stand for members."""
    return [operand.strip() for operand in operands if _is_email(operand)]


def untyped(given: Any) -> Any:
    """Where the type of the attribute is not known: what the Python type says."""
    if isinstance(given, datetime):
        return timestamp_text(given)
    if isinstance(given, date):
        return date_text(given)
    if isinstance(given, Name):
        return given.full or ""
    if isinstance(given, SelectOption | Status):
        return given.id or given.title
    if isinstance(given, RecordReference | ActorReference):
        return given.id
    return given


_ENCODERS: Mapping[str, Encoder] = {
    "text": _text,
    "number": _number,
    "checkbox": _checkbox,
    "date": _date,
    "timestamp": _timestamp,
    "moment": _moment,
    "name": _name,
    "email": _email,
    "domain": _domain,
    "root domain": _root_domain,
    "phone": _phone,
    "country": _country,
    "choice": _choice,
    "object": _object,
    "record id": _record_id,
    "member id": _member_id,
}
