"""The JSON objects that Attio documents for values with more than one part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeGuard, runtime_checkable
from uuid import UUID

if TYPE_CHECKING:
    from aioattio.values.target import Target
    from aioattio.values.types import ActorReference, Name, RecordReference

__all__ = [
    "Referable",
    "actor_form",
    "can_be_sent",
    "country_code",
    "id_text",
    "is_listed",
    "is_uuid",
    "name_form",
    "record_form",
]

_COUNTRY = re.compile("[a-z]{2}", re.IGNORECASE | re.ASCII)
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)


@runtime_checkable
class Referable(Protocol):
    """A record, seen from a reference that shall point to it."""

    @property
    def reference(self) -> RecordReference: ...


def is_uuid(text: str) -> bool:
    return _UUID.fullmatch(text) is not None


def id_text(given: Any) -> Any:
    """An id as text, where a database driver gave it as a UUID; anything else as it is."""
    return str(given) if isinstance(given, UUID) else given


def can_be_sent(text: str) -> bool:
    """Whether there is UTF-8 for it: for one half of a surrogate pair there is none."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def is_listed(given: Any) -> TypeGuard[Sequence[Any]]:
    """Whether it is several values: any sequence but text and bytes."""
    return isinstance(given, Sequence) and not isinstance(given, str | bytes | bytearray | memoryview)


def country_code(code: Any, given: Any, to: Target) -> str | None:
    """Two capital letters, or None for None. given: the value that the code is a part of."""
    if code is None or (isinstance(code, str) and not code):
        return None
    if not isinstance(code, str) or not _COUNTRY.fullmatch(code):
        raise to.refuse(given, 'a country_code of two letters (ISO 3166-1) such as "GB"')
    if code.upper() == "UK":
        raise to.refuse(given, 'the country_code "GB"', why="as UK is no country code of ISO 3166-1")
    return code.upper()


def name_form(name: Name) -> dict[str, str]:
    """All three keys, as Attio demands; it knows no null here."""
    return {"first_name": name.first or "", "last_name": name.last or "", "full_name": name.full or ""}


def record_form(reference: RecordReference) -> dict[str, str]:
    return {"target_object": reference.object, "target_record_id": reference.id}


def actor_form(actor: ActorReference) -> dict[str, str | None]:
    return {"referenced_actor_type": actor.type, "referenced_actor_id": actor.id}
