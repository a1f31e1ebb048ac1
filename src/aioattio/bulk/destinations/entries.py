"""Entries of a list, matched by the record that they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Self

import msgspec
from attrs import define, evolve

from aioattio.bulk.destinations.described import PARENT, definitions_of_entries, reference_of
from aioattio.bulk.destinations.destination import Found
from aioattio.bulk.destinations.queried import Queried
from aioattio.bulk.keys import key_of_record
from aioattio.encoding import encode
from aioattio.errors import InvalidInput, NotFound
from aioattio.resources.entries import entry_body
from aioattio.schema.definitions import Attribute, Definitions
from aioattio.session import Session
from aioattio.values.forms import is_uuid
from aioattio_openapi.attio.api.entries import (
    delete_entry,
    overwrite_entry,
    query_entries,
    update_entry,
    upsert_entry,
)
from aioattio_openapi.attio.request import Request

__all__ = ["EntriesDestination", "find_entries"]


class _Entry(msgspec.Struct):
    id: dict[str, str]
    parent_object: str
    parent_record_id: str
    entry_values: dict[str, msgspec.Raw]


class _Entries(msgspec.Struct):
    data: list[_Entry]


class _Made(msgspec.Struct):
    data: _Entry


_entries = msgspec.json.Decoder(_Entries)
_made = msgspec.json.Decoder(_Made)


async def find_entries(session: Session, list: str, match: str | None) -> EntriesDestination:  # noqa: A002
    """The entries of a list, matched by "parent_record" unless `match` is "entry_id".

    Raises InvalidInput for a list that is not there, and for another attribute to match by; ApiError for a token that
    may not look.
    """
    slug = PARENT if match is None else match
    if slug not in (PARENT, "entry_id"):
        accepted = '"parent_record", the record that an entry stands for, or "entry_id"'
        raise InvalidInput(attribute="match", given=match, accepted=accepted)
    session.forget_definitions()  # an attribute that was made since the client's first call would pass for a mistake
    try:
        known = await session.definitions_of("lists", list)
        parents = await session.parent_objects_of(list)
    except NotFound as error:
        if not error.hint:
            raise
        raise InvalidInput(error.hint, attribute="list", given=list, accepted="a list's slug") from None
    if known is None:
        accepted = "a client that knows the attributes, to coerce rows by"
        raise InvalidInput(attribute="schema", given=False, accepted=accepted)
    definitions = definitions_of_entries(known, parents, parent_is_written=slug == PARENT)
    return EntriesDestination(session, list, definitions, definitions[slug])


@define(eq=False)
class EntriesDestination(Queried):
    """`attio.entries(list)`. A row is one record's entry: parent_record, and the list's own attributes."""

    session: Session
    name: str
    definitions: Definitions
    match: Attribute
    # Without annotation: a `ClassVar` does not fit the protocol.
    kind = "entries"

    def using(self, session: Session) -> Self:
        return evolve(self, session=session)

    async def look(self, values: Sequence[str]) -> list[Found]:
        if self.match.slug != PARENT:
            return await self.read(values)
        known = [value for value in values if is_uuid(value)]  # a record that is only planned has no id yet
        if not known:
            return []
        ids = {"target_record_id": {"$in": known}}
        objects = self.match.allowed_object_ids or ()
        wanted = [{PARENT: {"target_object": slug, **ids}} for slug in objects]
        return await self._listing({"filter": wanted[0] if len(wanted) == 1 else {"$or": wanted}}).collect()

    async def read(self, ids: Sequence[str]) -> list[Found]:
        return await self._listing({"filter": {"entry_id": {"$in": list(ids)}}}).collect()

    async def find_made(self, values: Mapping[str, Any], known: Sequence[str]) -> str | None:
        """The first of its record."""
        if self.match.slug != PARENT:
            return None
        found = await self.look(key_of_record(self.match, encode(values[PARENT])))
        return next((one.id for one in found if one.id not in known), None)

    async def create(self, values: Mapping[str, Any]) -> str:
        """Put the record into the list. One that somebody put there meanwhile is changed, not doubled."""
        own = {slug: value for slug, value in values.items() if slug != PARENT}
        parent = reference_of(msgspec.json.decode(encode(values[PARENT]))[0])
        request = upsert_entry.request(self.name, body=entry_body(parent, own))
        return (await self.session.send(request)).decoded(_made).data.id["entry_id"]

    async def update(self, id: str, values: Mapping[str, Any]) -> None:  # noqa: A002 - Attio's own word
        await self.session.send(update_entry.request(self.name, id, body=_changes(values)))

    async def overwrite(self, id: str, values: Mapping[str, Any]) -> None:  # noqa: A002
        await self.session.send(overwrite_entry.request(self.name, id, body=_changes(values)))

    async def delete(self, id: str) -> None:  # noqa: A002
        with suppress(NotFound):
            await self.session.send(delete_entry.request(self.name, id))

    def _query(self, body: Mapping[str, Any]) -> Request[Any]:
        return query_entries.request(self.name, body=body)

    async def _found(self, body: Mapping[str, Any]) -> list[Found]:
        answer = await self.session.send(self._query(body))
        return [_as_found(entry) for entry in answer.decoded(_entries).data]


def _changes(values: Mapping[str, Any]) -> dict[str, Any]:
    return {"data": {"entry_values": dict(values)}}


def _as_found(entry: _Entry) -> Found:
    """With what Attio says of an entry beside its values, in the form of values."""
    own = entry.id["entry_id"]
    parent = {"target_object": entry.parent_object, "target_record_id": entry.parent_record_id}
    values = {slug: bytes(value) for slug, value in entry.entry_values.items()}
    values |= {PARENT: encode([parent]), "entry_id": encode([{"value": own}])}
    return Found(own, values)
