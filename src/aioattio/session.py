"""What a client, its views and its namespaces share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

import msgspec
from attrs import define, evolve

from aioattio.answers import Answer
from aioattio.listing import Listing, Page, Position, Source
from aioattio.schema.cache import DefinitionCache
from aioattio.schema.definitions import Attribute, Definitions
from aioattio.tasks import Tasks
from aioattio.transport import Options, Transport
from aioattio_openapi.attio.api.attributes import list_attributes
from aioattio_openapi.attio.request import Request

__all__ = ["Session"]

T = TypeVar("T")
E = TypeVar("E")


@define(eq=False)
class Session:
    """The transport with the options of one view. `definitions` is None with `Attio(schema=False)`."""

    transport: Transport
    tasks: Tasks
    options: Options
    definitions: DefinitionCache | None

    def view(self, options: Options) -> Session:
        """The same pool, limits and definitions under other options."""
        return evolve(self, options=options)

    async def send(self, request: Request[Any]) -> Answer:
        """One request through limits and retries; raises as `Transport.send`."""
        return await self.transport.send(request, self.options)

    async def data(self, request: Request[Any]) -> Any:
        """The `data` of the answer, as Python."""
        return _data(await self.send(request))

    async def fetch_definitions(self, target: str, identifier: str) -> Definitions:
        """All attribute definitions, archived ones too: their values still arrive."""
        listing = self.listing(
            lambda position: list_attributes.request(target, identifier, show_archived=True, **position),
            Attribute.from_json,
            identity=lambda attribute: attribute.id,
        )
        return Definitions(await listing.collect(), object=identifier)

    async def definitions_of(self, target: str, identifier: str) -> Definitions | None:
        """The attribute definitions that a write is coerced by."""
        return None if self.definitions is None else await self.definitions.get(target, identifier)

    async def with_definitions(
        self, request: Request[Any], target: str, identifier: str
    ) -> tuple[Answer, Definitions | None]:
        """An answer and the definitions to read it by, asked for side by side."""
        cache = self.definitions
        if cache is None or (known := cache.known(target, identifier)) is not None:
            return await self.send(request), None if cache is None else known
        coming = cache.start(target, identifier)
        answer = await self.send(request)
        return answer, await asyncio.shield(coming)

    def listing(
        self,
        request: Callable[[Mapping[str, Any]], Request[Any]],
        item: Callable[[Any], T],
        *,
        identity: Callable[[T], Hashable] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Listing[T]:
        """A Listing of decoded items; `request` gets limit, offset and cursor as far as they are known."""

        async def fetch(position: Position) -> Page[T]:
            return _page(await self.send(request(position.query())), item)

        source = Source(operation=request({}).operation, fetch=fetch, spawn=self.tasks.spawn, identity=identity)
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


def _data(answer: Answer) -> Any:
    body = answer.json()
    if not isinstance(body, dict) or "data" not in body:
        raise answer.unexpected("no `data` in it")
    return body["data"]


def _page(answer: Answer, item: Callable[[Any], T]) -> Page[T]:
    data = _data(answer)
    if not isinstance(data, list):
        raise answer.unexpected("its `data` is not a list")
    pagination = answer.json().get("pagination") or {}
    return Page([item(one) for one in data], pagination.get("next_cursor"))
