"""References that say by what other than an id a record, or a workspace member, is found."""

from __future__ import annotations

from typing import Any

from aioattio.bulk.converters import ConversionError
from aioattio.bulk.keys import named_value, read_items
from aioattio.bulk.spool.items import Reference
from aioattio.errors import shortened
from aioattio.schema.definitions import Definitions

__all__ = ["MEMBER", "references_in"]

MEMBER = "workspace_member_email_address"
"""The key of a member who is named by an e-mail address."""

_IDS = frozenset({"target_record_id", "referenced_actor_id"})


def references_in(array: bytes, definitions: Definitions) -> list[Reference]:
    """What has to be looked up before the JSON array of a reference can be sent, in the order of its items.

    Raises ConversionError for what cannot be looked up.
    """
    return [_reference(item, definitions) for item in read_items(array) if not _has_id(item)]


def _has_id(item: Any) -> bool:
    return isinstance(item, dict) and not _IDS.isdisjoint(item)


def _reference(item: Any, definitions: Definitions) -> Reference:
    if not isinstance(item, dict):
        raise ConversionError(
            f"of which object {shortened(item)} is a record cannot be told: this token may not list the objects; "
            'say in the mapping by what it is found, such as by = "companies.domains"'
        )
    if MEMBER in item:
        return Reference("", "", str(item[MEMBER]).strip().casefold())
    of = str(item.get("target_object"))
    said = {
        slug: value if isinstance(value, list) else [value] for slug, value in item.items() if slug != "target_object"
    }
    if len(said) != 1 or any(len(values) != 1 for values in said.values()):
        raise ConversionError(f"a record of {of} is found by one value of one attribute, not by {shortened(said)}")
    ((slug, (value,)),) = said.items()
    return Reference(definitions.object_slug(of) or of, slug, named_value(value))
