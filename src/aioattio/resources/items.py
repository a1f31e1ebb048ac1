"""Lists as arguments of calls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aioattio.entities.workspace import Object
from aioattio.errors import InvalidInput
from aioattio.resources.arguments import container_argument
from aioattio.values.addresses import is_email
from aioattio.values.holder import Holder

__all__ = ["addresses_of", "items_of", "objects_of"]


def items_of(given: Any, *, name: str, accepted: str, most: int | None = None) -> list[Any]:
    """The items of an iterable. Raises InvalidInput for a text, dict or record, which is none, and above `most`."""
    if isinstance(given, str | bytes | Mapping | Holder) or not isinstance(given, Iterable):
        raise InvalidInput(attribute=name, given=given, accepted=accepted)
    items = list(given)
    if most is not None and len(items) > most:
        raise InvalidInput(attribute=name, given=f"{len(items)} of them", accepted=f"at most {most}")
    return items


def addresses_of(given: Any, *, name: str) -> list[str]:
    """E-mail addresses. Raises InvalidInput for anything else: it would mean somebody else, or nobody."""
    accepted = "a list of e-mail addresses: ['ada@x.org']"
    addresses = items_of(given, name=name, accepted=accepted)
    for address in addresses:
        if not isinstance(address, str) or not is_email(address.strip()):
            raise InvalidInput(attribute=name, given=address, accepted=accepted)
    return [address.strip() for address in addresses]


def objects_of(given: Any, *, name: str) -> list[str]:
    """Slugs or ids of objects. Raises InvalidInput for none at all, and for what is no object."""
    objects = items_of(given, name=name, accepted="a list of objects: ['people']")
    if not objects:
        raise InvalidInput(attribute=name, given=given, accepted="at least one object: ['people']")
    return [container_argument(name, one, Object, "people") for one in objects]
