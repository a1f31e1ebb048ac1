"""The JSON objects that Attio documents for values with more than one part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from aioattio.values.types import ActorReference, Name, RecordReference

__all__ = ["Referable", "actor_form", "is_uuid", "name_form", "record_form"]

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)


@runtime_checkable
class Referable(Protocol):
    """A record, seen from a reference that shall point to it."""

    @property
    def reference(self) -> RecordReference: ...


def is_uuid(text: str) -> bool:
    return _UUID.fullmatch(text) is not None


def name_form(name: Name) -> dict[str, str]:
    """All three keys, as Attio demands; it knows no null here."""
    return {"first_name": name.first or "", "last_name": name.last or "", "full_name": name.full or ""}


def record_form(reference: RecordReference) -> dict[str, str]:
    return {"target_object": reference.object, "target_record_id": reference.id}


def actor_form(actor: ActorReference) -> dict[str, str | None]:
    return {"referenced_actor_type": actor.type, "referenced_actor_id": actor.id}
