"""What the calls for records, list entries and activity records have in common."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any, Generic, TypeVar

import msgspec

from aioattio.answers import Answer
from aioattio.errors import InvalidInput
from aioattio.listing import Listing, Page, Position, Source
from aioattio.resources.arguments import path_argument
from aioattio.resources.matching import check_match
from aioattio.schema.definitions import Definitions
from aioattio.session import MakeRequest, Session, Target, decoded
from aioattio.values.holder import Holder
from aioattio.values.pages import decode_one, decode_page
from aioattio.values.past import PastValue, encode_past
from aioattio.values.value import Value, decode_values
from aioattio.values.writing import encode_values
from aioattio_openapi.attio.request import Request

__all__ = ["Holders"]

H = TypeVar("H", bound=Holder)
T = TypeVar("T")

Body = Mapping[str, Any]
MakeWrite = Callable[[dict[str, Any]], Request[Any]]
"""A request out of the encoded values."""


class Holders(Generic[H]):
    """The things of one class in one container: the records of an object, the entries of a list.

    container: slug or id of the object, list or activity type; target: what its attribute definitions are asked by,
    None where Attio gives none (values are then coerced by their Python type).
    """

    def __init__(self, session: Session, kind: type[H], container: str, *, word: str, target: Target | None) -> None:
        self._session, self._kind, self._container = session, kind, container
        self._word = word
        self._target: Target | None = target

    def id(self, given: str | H) -> str:
        """The id of what may be the thing itself. Raises InvalidInput before anything else becomes part of a path."""
        name, kind = self._word, self._kind.__name__
        if not isinstance(given, self._kind):
            return path_argument(name, given, f"{_a(name)} id or {_a(kind)}")
        if not given.may_be_of(self._container):
            raise InvalidInput(attribute=name, given=given, accepted=f"{_a(name)} of {self._container}")
        return path_argument(name, given.id, f"{_a(kind)} with an id")

    def query(
        self,
        make: Callable[[dict[str, Any]], Request[Any]],
        body: Body,
        *,
        page_size: int | None,
        limit: int | None,
        concurrency: int,
    ) -> Listing[H]:
        """A Listing; `make` gets the body with the position of a page."""

        async def fetch(position: Position) -> Page[H]:
            answer, definitions = await self._answered(make({**body, **position.query()}))
            return Page(
                decoded(
                    answer,
                    lambda content: decode_page(
                        self._kind, content, container=self._container, definitions=definitions
                    ),
                )
            )

        source = Source(
            operation=make({}).operation, fetch=fetch, spawn=self._session.tasks.spawn, identity=lambda held: held.id
        )
        return Listing(source, page_size=page_size, limit=limit, concurrency=concurrency)

    async def read(self, request: Request[Any]) -> H:
        """What a GET answers."""
        answer, definitions = await self._answered(request)
        return self._decoded(answer, definitions)

    async def write(self, values: Mapping[str, Any], make: MakeWrite, *, match: str | None = None) -> H:
        """Coerce, send, and read what came of it. match: slug of the attribute to match by, checked first."""
        named = values if isinstance(values, Mapping) else ()
        encoded, definitions = await self._encoded(named, lambda known: encode_values(values, known, self._container))
        if match is not None:
            check_match(match, values, definitions, self._container)
        # Read by the definitions it was written by: after a write nothing may fail but the write itself.
        return self._decoded(await self._session.send(make(encoded)), definitions)

    def history(self, make: MakeRequest, *, limit: int | None) -> Listing[Value]:
        """The values that an attribute ever had; `make` gets the position of a page."""
        return self._session.paged(
            make,
            lambda answer: Page(decoded(answer, decode_values)),
            lambda value: msgspec.json.encode(value.raw),
            limit=limit,
        )

    async def replace_history(
        self, attribute: str, values: Iterable[PastValue], make: Callable[[str, dict[str, Any]], Request[Any]]
    ) -> list[Value]:
        """Coerce, send, and read the values that were written; `make` gets the attribute and the body."""
        attribute = path_argument("attribute", attribute, "the slug or id of an attribute")
        given = list(values) if isinstance(values, Iterable) else values
        encoded, definitions = await self._encoded(
            (attribute,), lambda known: encode_past(given, attribute, known, self._container)
        )
        known = definitions.find(attribute) if definitions is not None else None
        body = {"data": {"values": encoded, "replace_history": True}}
        answer = await self._session.send(make(attribute, body))
        return decoded(answer, lambda content: decode_values(content, known.type if known is not None else None))

    async def _answered(self, request: Request[Any]) -> tuple[Answer, Definitions | None]:
        if self._target is None:
            return await self._session.send(request), None
        return await self._session.with_definitions(request, self._target, self._container)

    async def _encoded(
        self, attributes: Container[str], encode: Callable[[Definitions | None], T]
    ) -> tuple[T, Definitions | None]:
        """What `encode` makes of these attributes with the definitions, and those definitions."""
        if self._target is None:
            return encode(None), None
        definitions = await self._session.definitions_of(self._target, self._container)
        try:
            return encode(definitions), definitions
        except InvalidInput as error:
            is_unknown = definitions is not None and definitions.find(error.attribute) is None
            if not is_unknown or error.attribute not in attributes:
                raise
            # An attribute that was made meanwhile, elsewhere, is worth one more look.
            newer = await self._session.newer_definitions_of(self._target, self._container)
            if newer is None or newer.find(error.attribute) is None:
                raise
            return encode(newer), newer

    def _decoded(self, answer: Answer, definitions: Definitions | None) -> H:
        return decoded(
            answer,
            lambda content: decode_one(self._kind, content, container=self._container, definitions=definitions),
        )


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0].lower() in "aeiou" else f"a {noun}"
