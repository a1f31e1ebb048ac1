"""What a client, its views and its namespaces share."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator, Hashable, Mapping
from contextlib import asynccontextmanager, contextmanager
from typing import Any, TypeVar

import msgspec
from attrs import define, evolve, field

from aioattio.answers import Answer
from aioattio.call import Options
from aioattio.errors import ApiError, AttioError, NotFound, ValidationFailed
from aioattio.listing import Listing, Page, Position, Source
from aioattio.schema.definitions import Definitions
from aioattio.schema.facts import Facts
from aioattio.schema.hints import attribute_hint, body_hint
from aioattio.schema.looking import is_of_container
from aioattio.schema.lookup import Described, Target
from aioattio.tasks import Tasks, result_of
from aioattio.transport import Transport
from aioattio_openapi.attio.request import Request

__all__ = ["Session"]

T = TypeVar("T")
MakeRequest = Callable[[Mapping[str, Any]], Request[Any]]
About = tuple[Described, str | None]
"""An object or a list, and an attribute of it, if the call is about one."""


@define(eq=False)
class Session:
    """The transport with the options of one view. looks_up: False with `Attio(schema=False)`.

    facts: what is known of the workspace, shared by all views.
    """

    transport: Transport
    tasks: Tasks
    options: Options
    looks_up: bool
    facts: Facts = field(init=False)

    @classmethod
    def begun(cls, transport: Transport, options: Options, *, looks_up: bool, lifetime: float) -> Session:
        """The first one of a client. lifetime: seconds until facts about the workspace are fetched anew."""
        session = cls(transport, Tasks(), options, looks_up)
        session.facts = Facts(session, lifetime)
        return session

    def view(self, options: Options) -> Session:
        """The same pool, limits and facts under other options."""
        other = evolve(self, options=options)
        other.facts = self.facts
        return other

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

    @property
    def lookup(self) -> Facts | None:
        """What a call may look up by itself; None for a client that looks nothing up."""
        return self.facts if self.looks_up else None

    async def definitions_of(self, target: Target, identifier: str) -> Definitions | None:
        """The attribute definitions that a write is coerced by; None for a client that looks nothing up."""
        return await self.facts.definitions((target, identifier)) if self.looks_up else None

    async def with_definitions(self, request: Request[Any], described: Described) -> tuple[Answer, Definitions | None]:
        """An answer and the definitions to read it by, asked for side by side."""
        if not self.looks_up:
            return await self.send(request), None
        known = self.facts.known_definitions(described)
        if known is not None:
            return await self.send(request), known
        coming = self.facts.start_definitions(described)
        try:
            answer = await self.send(request)
        except NotFound as error:
            error.hint = await _hint_of(coming)
            raise
        return answer, await result_of(asyncio.shield(coming))

    @asynccontextmanager
    async def hints(
        self, described: Described, attribute: str | None = None, choice: str | None = None
    ) -> AsyncGenerator[None]:
        """Within it, what is not found gets a hint: the object or list, attribute, option or status probably meant."""
        try:
            yield
        except (NotFound, ValidationFailed) as error:
            is_missing = isinstance(error, NotFound) or error.code == "value_not_found"
            if is_missing and self.looks_up and not error.hint:
                error.hint = (
                    await self.facts.hint(described)
                    if attribute is None
                    else await attribute_hint(self.facts, described, attribute, choice)
                )
            raise

    async def explain(self, error: ApiError, described: Described | None, body: Any) -> None:
        """Give it a hint, where a name in what was refused is not one that the workspace has."""
        if not self.looks_up or described is None or error.hint:
            return
        error.hint = await body_hint(self.facts, described, body)
        if not error.hint and is_of_container(error):
            error.hint = await self.facts.hint(described)

    async def parent_objects_of(self, list: str) -> tuple[str, ...]:  # noqa: A002 - Attio's own word
        """The objects whose records a list takes; () for a client that looks nothing up."""
        return (await self.facts.list(list)).parent_object if self.looks_up else ()

    def forget_definitions(self) -> None:
        """Fetch all facts anew when next needed."""
        self.facts.forget()

    @contextmanager
    def changing(self, *, only_choices: bool = False) -> Generator[None]:
        """Around a call that creates or changes an object, a list or an attribute; only_choices: an option or a status.

        All facts (or choices) are fetched anew when next needed; also where it failed, unless Attio refused what was
        asked: it may have happened, or somebody else was faster.
        """
        is_refused = False
        try:
            yield
        except (NotFound, ValidationFailed) as error:
            is_refused = not error.may_have_happened
            raise
        finally:
            if not is_refused:
                (self.facts.forget_choices if only_choices else self.facts.forget)()

    def listing(
        self,
        request: MakeRequest,
        item: Callable[[Any], T],
        *,
        identity: Callable[[T], Hashable] | None = None,
        inside: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
        about: About | None = None,
    ) -> Listing[T]:
        """A Listing of items decoded one by one; `request` gets limit, offset and cursor as far as they are known.

        inside: the key of the array, where `data` is an object that holds it. about: for the hint of a NotFound.
        """
        return self.paged(
            request, lambda answer: _page(answer, item, inside), identity, page_size=page_size, limit=limit, about=about
        )

    def paged(
        self,
        request: MakeRequest,
        page: Callable[[Answer], Page[T]],
        identity: Callable[[T], Hashable] | None = None,
        *,
        page_size: int | None = None,
        limit: int | None = None,
        about: About | None = None,
    ) -> Listing[T]:
        """A Listing of whole answers decoded at once."""

        async def fetch(position: Position) -> Page[T]:
            wanted = request(position.query())
            if about is None:
                return page(await self.send(wanted))
            async with self.hints(*about):
                return page(await self.send(wanted))

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


async def _hint_of(coming: asyncio.Task[Definitions]) -> str:
    try:
        await result_of(asyncio.shield(coming))
    except AttioError as error:
        return str(getattr(error, "hint", ""))
    return ""


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
