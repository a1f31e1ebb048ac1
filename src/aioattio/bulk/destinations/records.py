"""Records of an object, matched by a unique attribute or by their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Self

import msgspec
from attrs import define, evolve

from aioattio.bulk.destinations.destination import Found
from aioattio.bulk.destinations.look_ups import OWN_IDS, look_up_filter, operands_of
from aioattio.bulk.destinations.queried import Queried
from aioattio.bulk.keys import key_of_record
from aioattio.encoding import encode
from aioattio.errors import NotFound
from aioattio.schema.definitions import Attribute, Definitions
from aioattio.session import Session
from aioattio_openapi.attio.api.records import (
    create_record,
    delete_record,
    overwrite_record,
    query_records,
    update_record,
)
from aioattio_openapi.attio.request import Request

__all__ = ["RecordsDestination"]


class _Id(msgspec.Struct, gc=False):
    record_id: str


class _Record(msgspec.Struct, gc=False):
    id: _Id
    values: dict[str, msgspec.Raw]


class _Records(msgspec.Struct, gc=False):
    data: list[_Record]


class _Created(msgspec.Struct, gc=False):
    id: _Id


class _Made(msgspec.Struct, gc=False):
    data: _Created


_records = msgspec.json.Decoder(_Records)
_made = msgspec.json.Decoder(_Made)


@define(eq=False)
class RecordsDestination(Queried):
    """`attio.records(object)`. match: a unique attribute, or record_id, by which nothing can be created.

    wanted: slugs of the attributes that are read besides `match`; None: all of them.
    """

    session: Session
    name: str
    definitions: Definitions
    match: Attribute
    wanted: frozenset[str] | None = None
    # Without annotation: a `ClassVar` does not fit the protocol.
    kind = "records"

    def using(self, session: Session) -> Self:
        return evolve(self, session=session)

    async def look(self, values: Sequence[str]) -> list[Found]:
        operands = operands_of(self.match, values)
        # No two records have the same value: when there is one for each, nothing is left to ask for.
        return await self._listing({"filter": look_up_filter(self.match, operands)}).collect(len(operands))

    async def read(self, ids: Sequence[str]) -> list[Found]:
        return await self._listing({"filter": {"record_id": {"$in": list(ids)}}}).collect(len(ids))

    async def find_made(self, values: Mapping[str, Any], known: Sequence[str]) -> str | None:
        """The first that has a value of `match`: no two records have the same one."""
        if self.match.slug in OWN_IDS:
            return None
        found = await self.look(key_of_record(self.match, encode(values[self.match.slug])))
        return next((one.id for one in found if one.id not in known), None)

    async def create(self, values: Mapping[str, Any]) -> str:
        answer = await self.session.send(create_record.request(self.name, body=_body(values)))
        return answer.decoded(_made).data.id.record_id

    async def update(self, id: str, values: Mapping[str, Any]) -> None:  # noqa: A002 - Attio's own word
        await self.session.send(update_record.request(self.name, id, body=_body(values)))

    async def overwrite(self, id: str, values: Mapping[str, Any]) -> None:  # noqa: A002
        await self.session.send(overwrite_record.request(self.name, id, body=_body(values)))

    async def delete(self, id: str) -> None:  # noqa: A002
        with suppress(NotFound):
            await self.session.send(delete_record.request(self.name, id))

    def _query(self, body: Mapping[str, Any]) -> Request[Any]:
        return query_records.request(self.name, body=body)

    async def _found(self, body: Mapping[str, Any]) -> list[Found]:
        answer = await self.session.send(self._query(body))
        wanted = None if self.wanted is None else self.wanted | {self.match.slug}
        return [
            # A copy of each value: the page is let go of.
            Found(
                one.id.record_id,
                {slug: bytes(value) for slug, value in one.values.items() if wanted is None or slug in wanted},
            )
            for one in answer.decoded(_records).data
        ]


def _body(values: Mapping[str, Any]) -> dict[str, Any]:
    return {"data": {"values": dict(values)}}
