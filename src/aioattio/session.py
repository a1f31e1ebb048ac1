"""What a client, its views and its namespaces share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable, Mapping
from typing import Any, Literal, TypeVar

import msgspec
from attrs import define, evolve

from aioattio.answers import Answer
from aioattio.call import Options
from aioattio.entities.lists import List
from aioattio.entities.workspace import Object
from aioattio.listing import Listing, Page, Position, Source
from aioattio.schema.cache import Cache
from aioattio.schema.definitions import Attribute, Definitions
from aioattio.tasks import Tasks, result_of
from aioattio.transport import Transport
from aioattio_openapi.attio.api.attributes import list_attributes
from aioattio_openapi.attio.api.lists import get_list
from aioattio_openapi.attio.api.objects import list_objects
from aioattio_openapi.attio.request import Request

__all__ = ["Session"]

T = TypeVar("T")
MakeRequest = Callable[[Mapping[str, Any]], Request[Any]]


Target = Literal["objects", "lists"]
Described = tuple[Target, str]
"""What attribute definitions belong to, by slug or id."""


LOOK_AGAIN = 30.0
"""Seconds between two looks for a slug that the definitions lack: a file full of mistakes must not fetch per row."""


class Schema:
    """What a client knows of its workspace. Fetched with the client's own options, whatever view asks first."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.definitions: Cache[Described, Definitions] = Cache(self._fetch_definitions, session.tasks)
        self.lists: Cache[str, List] = Cache(self._fetch_list, session.tasks)
        self._object_slugs: Cache[str, dict[str, str]] = Cache(self._fetch_object_slugs, session.tasks)
        self._looked_at = float("-inf")

    def forget(self) -> None:
        """Fetch everything anew. An object is known by slug and by id, so all definitions go."""
        self.definitions.forget()
        self.lists.forget()
        self._object_slugs.forget()

    def is_stale(self) -> bool:
        """Whether enough time has passed for an unknown slug to be worth another look; asking starts it anew."""
        now = self._session.transport.now()
        if now - self._looked_at < LOOK_AGAIN:
            return False
        self._looked_at = now
        return True

    async def _fetch_definitions(self, described: Described) -> Definitions:
        # Archived ones too: their values still arrive.
        listing = self._session.listing(
            lambda position: list_attributes.request(*described, show_archived=True, **position),
            Attribute.from_json,
            identity=lambda attribute: attribute.id,
        )
        attributes = await listing.collect()
        # Only references name other objects, by id; writing one by domain or e-mail needs to know which object it is.
        refers = any(attribute.allowed_object_ids for attribute in attributes)
        slugs = await self._object_slugs.get("") if refers else {}
        return Definitions(attributes, object=described[1], objects=slugs)

    async def _fetch_object_slugs(self, _: str) -> dict[str, str]:
        objects = map(Object.from_json, await self._session.data(list_objects.request()))
        return {item.id: item.slug for item in objects}

    async def _fetch_list(self, name: str) -> List:
        return await self._session.one(get_list.request(name), List.from_json)


@define(eq=False)
class Session:
    """The transport with the options of one view. `schema` is None with `Attio(schema=False)`."""

    transport: Transport
    tasks: Tasks
    options: Options
    schema: Schema | None

    def view(self, options: Options) -> Session:
        """The same pool, limits and definitions under other options."""
        return evolve(self, options=options)

    async def send(self, request: Request[Any]) -> Answer:
        """One request through limits and retries; raises as `Transport.send`."""
        return await self.transport.send(request, self.options)

    async def data(self, request: Request[Any]) -> Any:
        """The `data` of the answer, as Python."""
        return _data(await self.send(request))

    async def one(self, request: Request[Any], read: Callable[[Mapping[str, Any]], T]) -> T:
        """The object under `data`, through `read`."""
        answer = await self.send(request)
        data = _data(answer)
        if not isinstance(data, dict):
            raise answer.unexpected("its `data` is not an object")
        return read(data)

    async def definitions_of(self, target: Target, identifier: str) -> Definitions | None:
        """The attribute definitions that a write is coerced by."""
        return None if self.schema is None else await self.schema.definitions.get((target, identifier))

    async def with_definitions(
        self, request: Request[Any], target: Target, identifier: str
    ) -> tuple[Answer, Definitions | None]:
        """An answer and the definitions to read it by, asked for side by side."""
        if self.schema is None:
            return await self.send(request), None
        cache = self.schema.definitions
        known = cache.known((target, identifier))
        if known is not None:
            return await self.send(request), known
        coming = cache.start((target, identifier))
        answer = await self.send(request)
        return answer, await result_of(asyncio.shield(coming))

    async def newer_definitions_of(self, target: Target, identifier: str) -> Definitions | None:
        """Fetched anew, where the known ones are old enough to lack what was made meanwhile; else None."""
        if self.schema is None or not self.schema.is_stale():
            return None
        self.schema.forget()
        return await self.schema.definitions.get((target, identifier))

    async def parent_objects_of(self, list: str) -> tuple[str, ...]:  # noqa: A002 - Attio's own word
        """The objects whose records a list takes; () for a client that looks nothing up."""
        return () if self.schema is None else (await self.schema.lists.get(list)).parent_object

    def forget_definitions(self) -> None:
        """Fetch them anew next time: an object, a list or an attribute was created or changed."""
        if self.schema is not None:
            self.schema.forget()

    def listing(
        self,
        request: MakeRequest,
        item: Callable[[Any], T],
        *,
        identity: Callable[[T], Hashable] | None = None,
        inside: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Listing[T]:
        """A Listing of items decoded one by one; `request` gets limit, offset and cursor as far as they are known.

        inside: the key of the array, where `data` is an object that holds it.
        """
        return self.paged(
            request, lambda answer: _page(answer, item, inside), identity, page_size=page_size, limit=limit
        )

    def paged(
        self,
        request: MakeRequest,
        page: Callable[[Answer], Page[T]],
        identity: Callable[[T], Hashable] | None = None,
        *,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Listing[T]:
        """A Listing of whole answers decoded at once."""

        async def fetch(position: Position) -> Page[T]:
            return page(await self.send(request(position.query())))

        operation = request({}).operation
        source = Source(operation=operation, fetch=fetch, spawn=self.tasks.spawn, identity=identity)
        return Listing(source, page_size=page_size, limit=limit)

    async def aclose(self) -> None:
        """End everything that is under way and close the connections."""
        await self.transport.aclose()
        await self.tasks.aclose()


def decoded(answer: Answer, decode: Callable[[bytes], T]) -> T:
    """The body through `decode`; what it cannot read becomes an error that shows what came."""
    try:
        return decode(answer.content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        reason = str(error)
    raise answer.unexpected(reason)


def _body(answer: Answer) -> dict[str, Any]:
    body = answer.json()
    if not isinstance(body, dict) or "data" not in body:
        raise answer.unexpected("no `data` in it")
    return body


def _data(answer: Answer) -> Any:
    return _body(answer)["data"]


def _page(answer: Answer, item: Callable[[Any], T], inside: str | None) -> Page[T]:
    body = _body(answer)
    data = body["data"]
    if inside is not None:
        data = data.get(inside) if isinstance(data, dict) else None
    if not isinstance(data, list) or not all(isinstance(one, dict) for one in data):
        place = "`data`" if inside is None else f"`data.{inside}`"
        raise answer.unexpected(f"its {place} is not a list of objects")
    pagination = body.get("pagination") or {}
    if not isinstance(pagination, dict) or not isinstance(pagination.get("next_cursor"), str | None):
        raise answer.unexpected("its `pagination.next_cursor` is neither text nor null")
    return Page([item(one) for one in data], pagination.get("next_cursor"))
