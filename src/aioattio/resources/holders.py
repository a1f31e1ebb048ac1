"""What the calls for records, list entries and activity records have in common."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Container, Iterable, Mapping
from typing import Any, Generic, TypeVar

import msgspec
from attrs import field, frozen

from aioattio.answers import Answer
from aioattio.errors import InvalidInput, NotFound, ValidationFailed
from aioattio.listing import Listing, Page, Position, Source
from aioattio.resources.arguments import path_argument
from aioattio.resources.matching import check_match
from aioattio.resources.queries import Query
from aioattio.schema.cache import Cache
from aioattio.schema.choices import Choices
from aioattio.schema.definitions import Definitions
from aioattio.schema.looking import Made, Maker
from aioattio.schema.lookup import Described, Lookup, Target
from aioattio.session import MakeRequest, Session, decoded
from aioattio.tasks import all_of
from aioattio.typed.model import BaseModel
from aioattio.values.holder import Holder
from aioattio.values.pages import decode_one, decode_page
from aioattio.values.past import PastValue, encode_past
from aioattio.values.value import Value, decode_values
from aioattio.values.writing import choices_wanted, encode_values
from aioattio_openapi.attio.request import Request

__all__ = ["Holders"]

H = TypeVar("H", bound=Holder)
R = TypeVar("R", bound=Holder | BaseModel)
T = TypeVar("T")

MakeWrite = Callable[[dict[str, Any]], Request[Any]]
"""A request out of the encoded values."""
Encode = Callable[[Definitions | None, Mapping[str, Choices]], T]


@frozen
class _Coerced(Generic[T]):
    """values: as they are sent; two of them are the same if those are, whatever they were coerced by."""

    values: T
    definitions: Definitions | None = field(eq=False)


class Holders(Generic[H, R]):
    """The things of one class in one container: the records of an object, the entries of a list.

    container: slug or id of the object, list or activity type; target: what its attribute definitions are asked by,
    None where Attio gives none (values are then coerced by their Python type); wrap: makes what is given to the caller.
    """

    def __init__(
        self,
        session: Session,
        kind: type[H],
        container: str,
        *,
        word: str,
        target: Target | None,
        wrap: Callable[[H], R],
    ) -> None:
        self._session, self._kind, self._container = session, kind, container
        self._word, self._wrap = word, wrap
        self._described: Described | None = None if target is None else (target, container)

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
        query: Query,
        *,
        page_size: int | None,
        limit: int | None,
        concurrency: int,
    ) -> Listing[R]:
        """A Listing; `make` gets the body with the position of a page."""
        maker = self._maker(lambda lookup: query.body(self._described, lookup))
        tasks, now = self._session.tasks, self._session.transport.now
        # Made once, in the first fetch of a page, however many are fetched at once.
        bodies: Cache[str, Made[dict[str, Any]]] = Cache(lambda _: maker.made(), tasks, now)

        async def fetch(position: Position) -> Page[R]:
            made = await bodies.get("")
            request = make({**made.value, **position.query()})
            try:
                return self._page(*await self._answered(request))
            except (ValidationFailed, NotFound) as error:
                anew = await maker.made_anew(error, made)
                if anew is None:
                    await self._session.explain(error, self._described, request.json)
                    raise
            bodies.keep("", anew)
            return self._page(*await self._answered(make({**anew.value, **position.query()})))

        source = Source(operation=make({}).operation, fetch=fetch, spawn=tasks.spawn, identity=lambda held: held.id)
        return Listing(source, page_size=page_size, limit=limit, concurrency=concurrency)

    async def read(self, request: Request[Any]) -> R:
        """What a GET answers."""
        answer, definitions = await self._answered(request)
        return self._decoded(answer, definitions)

    async def write(self, values: Mapping[str, Any], make: MakeWrite, *, match: str | None = None) -> R:
        """Coerce, send, and read what came of it. match: slug of the attribute to match by, checked first."""

        def encode(known: Definitions | None, choices: Mapping[str, Choices]) -> dict[str, Any]:
            encoded = encode_values(values, known, self._container, choices)
            if match is not None:
                check_match(match, values, known, self._container)
            return encoded

        answer, definitions = await self._sent(values, encode, make)
        return self._decoded(answer, definitions)

    def history(self, attribute: str, make: MakeRequest, *, limit: int | None) -> Listing[Value]:
        """The values that an attribute ever had; `make` gets the position of a page."""
        described = self._described
        return self._session.paged(
            make,
            lambda answer: Page(decoded(answer, decode_values)),
            lambda value: msgspec.json.encode(value.raw),
            limit=limit,
            about=(described, attribute) if described is not None else None,
        )

    async def replace_history(
        self, attribute: str, values: Iterable[PastValue], make: Callable[[str, dict[str, Any]], Request[Any]]
    ) -> list[Value]:
        """Coerce, send, and read the values that were written; `make` gets the attribute and the body."""
        attribute = path_argument("attribute", attribute, "the slug or id of an attribute")
        given = list(values) if isinstance(values, Iterable) else values
        answer, definitions = await self._sent(
            {attribute: [one.value for one in given if isinstance(one, PastValue)] if isinstance(given, list) else []},
            lambda known, choices: encode_past(given, attribute, known, self._container, choices),
            lambda encoded: make(attribute, {"data": {"values": encoded, "replace_history": True}}),
        )
        known = definitions.find(attribute) if definitions is not None else None
        return decoded(answer, lambda content: decode_values(content, known.type if known is not None else None))

    async def _sent(
        self, values: Mapping[str, Any], encode: Encode[T], make: Callable[[T], Request[Any]]
    ) -> tuple[Answer, Definitions | None]:
        """The answer to a write, and the definitions that it was written by.

        What comes of it is read by those: after a write nothing may fail but the write itself.
        """

        async def coerced(lookup: Lookup | None) -> _Coerced[T]:
            if lookup is None or self._described is None:
                return _Coerced(encode(None, {}), None)
            described, definitions = self._described, await lookup.definitions(self._described)
            wanted = [attribute.slug for attribute in choices_wanted(values, definitions)]
            choices = await all_of(lookup.choices(described, slug) for slug in wanted) if wanted else ()
            return _Coerced(encode(definitions, dict(zip(wanted, choices, strict=True))), definitions)

        maker = self._maker(coerced, values if isinstance(values, Mapping) else ())
        made = await maker.made()
        request = make(made.value.values)
        try:
            return await self._session.send(request), made.value.definitions
        except (ValidationFailed, NotFound) as error:
            # It was refused, so it has not happened: to send it as Attio has it now cannot do it twice.
            anew = await maker.made_anew(error, made)
            if anew is None:
                await self._session.explain(error, self._described, request.json)
                raise
        return await self._session.send(make(anew.value.values)), anew.value.definitions

    def _maker(self, make: Callable[[Lookup | None], Awaitable[T]], names: Container[str] | None = None) -> Maker[T]:
        return Maker(self._session.lookup if self._described is not None else None, make, names)

    async def _answered(self, request: Request[Any]) -> tuple[Answer, Definitions | None]:
        if self._described is None:
            return await self._session.send(request), None
        return await self._session.with_definitions(request, self._described)

    def _page(self, answer: Answer, definitions: Definitions | None) -> Page[R]:
        found = decoded(
            answer,
            lambda content: decode_page(self._kind, content, container=self._container, definitions=definitions),
        )
        return Page(list(map(self._wrap, found)))

    def _decoded(self, answer: Answer, definitions: Definitions | None) -> R:
        found = decoded(
            answer,
            lambda content: decode_one(self._kind, content, container=self._container, definitions=definitions),
        )
        return self._wrap(found)


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0].lower() in "aeiou" else f"a {noun}"
