"""What a client knows of its workspace: one cache per kind of fact, and how each is fetched."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Hashable, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from aioattio.entities.lists import List
from aioattio.entities.members import WorkspaceMember
from aioattio.entities.workspace import Object
from aioattio.errors import AttioError, Forbidden, InvalidInput, NotFound, shortened
from aioattio.listing import Listing
from aioattio.schema.cache import Cache
from aioattio.schema.choices import Choices
from aioattio.schema.definitions import Attribute, Definitions, SelectOption, Status
from aioattio.schema.lookup import Described
from aioattio.schema.nearest import close_to, did_you_mean, nearest
from aioattio_openapi.attio.api.attributes import list_attributes, list_options, list_statuses
from aioattio_openapi.attio.api.lists import get_list, list_lists
from aioattio_openapi.attio.api.objects import get_object, list_objects
from aioattio_openapi.attio.api.workspace_members import list_workspace_members

if TYPE_CHECKING:
    from aioattio.session import Session

__all__ = ["Facts"]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

Chosen = tuple[Described, str]
"""An attribute that has options or statuses: what it belongs to, and its slug."""

ALL = ""
"""The key of what is fetched as a whole."""

_NAMED = 8
"""Slugs that a hint lists at most."""


class Facts:
    """The facts of one workspace; a Lookup. Fetched with the client's own options, whatever view asks first."""

    def __init__(self, session: Session, lifetime: float) -> None:
        self._session = session

        def cache(fetch: Callable[[K], Awaitable[V]]) -> Cache[K, V]:
            return Cache(fetch, session.tasks, session.transport.now, lifetime=lifetime)

        self.objects = cache(self._fetch_objects)
        self.lists = cache(self._fetch_lists)
        self.members = cache(self._fetch_members)
        self._definitions = cache(self._fetch_definitions)
        self._choices = cache(self._fetch_choices)
        self._one_object = cache(self._fetch_object)
        self._one_list = cache(self._fetch_list)

    # -- what is asked for -------------------------------------------------------------------------------------

    async def definitions(self, described: Described) -> Definitions:
        """The attributes of an object or a list. Raises NotFound, with the nearest slugs as its hint."""
        return await self._definitions.get(self._key(described))

    async def choices(self, described: Described, attribute: str) -> Choices:
        """The options or statuses of an attribute, archived ones included. Raises InvalidInput where it has none."""
        found = _choosable(await self.definitions(described), attribute)
        return await self._choices.get((self._key(described), found.slug))

    async def member_id(self, email: str) -> str:
        """The id of the member with that e-mail address. Raises InvalidInput, with the nearest one."""
        wanted, began = email.strip().casefold(), self.now()
        members = await self.members.get(ALL)
        if wanted not in (known := _by_email(members)) and self.members.look_again(ALL, members, since=began):
            known = _by_email(await self.members.get(ALL))
        if wanted in known:
            return known[wanted].id
        raise InvalidInput(
            f"no workspace member has the e-mail address {shortened(email)}{nearest(wanted, tuple(known))}",
            attribute="email",
            given=email,
            accepted="the e-mail address of a workspace member",
        )

    async def object(self, name: str) -> Object:
        """An object by slug or id. Raises NotFound, with the nearest slugs as its hint."""
        return _named(name, await self.objects.get(ALL)) or await self._one_object.get(name)

    async def list(self, name: str) -> List:
        """A list by slug or id. Raises NotFound, with the nearest slugs as its hint."""
        # Of lists a workspace may have very many: one is not worth all of them.
        return _named(name, self.lists.known(ALL) or ()) or await self._one_list.get(name)

    # -- what is here already, and what is worth another look --------------------------------------------------

    def known_definitions(self, described: Described) -> Definitions | None:
        """Without asking Attio."""
        return self._definitions.known(self._key(described))

    def start_definitions(self, described: Described) -> asyncio.Task[Definitions]:
        """The fetch, for use alongside a call."""
        return self._definitions.start(self._key(described))

    def now(self) -> float:
        """The client's monotonic time in seconds."""
        return self._session.transport.now()

    def look_again_at_definitions(self, described: Described, seen: Definitions, *, since: float) -> bool:
        """Whether there may be newer ones now than those that did not do: see `Cache.look_again`."""
        return self._definitions.look_again(self._key(described), seen, since=since)

    def look_again_at_choices(self, chosen: Chosen, seen: Choices, *, since: float) -> bool:
        """Whether there may be newer ones now than those that did not do: see `Cache.look_again`."""
        described, slug = chosen
        return self._choices.look_again((self._key(described), slug), seen, since=since)

    def forget(self) -> None:
        """Fetch everything anew. An object is known by slug and by id, and may be referred to from anywhere."""
        self.forget_choices()
        for cache in (self.objects, self.lists, self.members, self._definitions, self._one_object, self._one_list):
            cache.forget()

    def forget_choices(self) -> None:
        """Fetch options and statuses anew."""
        self._choices.forget()

    async def hint(self, described: Described, *, is_missing: bool = True) -> str:
        """What was probably meant by an object or a list that is not there; "" where it is, or nobody can tell.

        is_missing: whether Attio said so, or it is only a guess.
        """
        kind, name = described
        known: Sequence[Object | List]
        try:
            if kind == "objects":
                known = [*await self._listed(self.objects, name, is_missing)]
            else:
                known = [*await self._listed(self.lists, name, is_missing)]
        except AttioError:
            return ""
        if _named(name, known) is not None:
            return ""
        slugs = [one.slug for one in known]
        unknown = f"no {kind[:-1]} {shortened(name)} in this workspace"
        if close := close_to(name, _names(known)):
            return unknown + did_you_mean(close)
        more = f" and {len(slugs) - _NAMED} more" if len(slugs) > _NAMED else ""
        return f"{unknown}; there are {', '.join(map(repr, slugs[:_NAMED]))}{more}" if slugs else unknown

    async def _listed(self, cache: Cache[str, tuple[V, ...]], name: str, is_missing: bool) -> tuple[V, ...]:
        """All objects or lists; anew, where what was known does not go with what is said of the name."""
        began = self.now()
        listed = await cache.get(ALL)
        is_listed = _named(name, listed) is not None
        if is_listed == is_missing and cache.look_again(ALL, listed, since=began):
            return await cache.get(ALL)
        return listed

    def _key(self, described: Described) -> Described:
        """The name by which it is known already: objects and lists have a slug and an id."""
        if described in self._definitions:
            return described
        kind, name = described
        found = _named(name, (self.objects if kind == "objects" else self.lists).known(ALL) or ())
        if found is not None:
            other: Described = (kind, found.slug if name == found.id else found.id)
            if other in self._definitions:
                return other
        return described

    # -- how it is fetched -------------------------------------------------------------------------------------

    async def _fetch_objects(self, _: str) -> tuple[Object, ...]:
        return tuple(await self._session.listing(lambda page: list_objects.request(**page), Object.from_json).collect())

    async def _fetch_lists(self, _: str) -> tuple[List, ...]:
        return tuple(await self._session.listing(lambda page: list_lists.request(**page), List.from_json).collect())

    async def _fetch_members(self, _: str) -> tuple[WorkspaceMember, ...]:
        members = self._session.listing(lambda page: list_workspace_members.request(**page), WorkspaceMember.from_json)
        return tuple(await members.collect())

    async def _fetch_object(self, name: str) -> Object:
        async with self._hinting(("objects", name)):
            return await self._session.one(get_object.request(name), Object.from_json)

    async def _fetch_list(self, name: str) -> List:
        async with self._hinting(("lists", name)):
            return await self._session.one(get_list.request(name), List.from_json)

    @asynccontextmanager
    async def _hinting(self, described: Described) -> AsyncGenerator[None]:
        """Also for a client that looks nothing up by itself: it was asked to."""
        try:
            yield
        except NotFound as error:
            error.hint = await self.hint(described)
            raise

    async def _fetch_definitions(self, described: Described) -> Definitions:
        # Archived ones too: their values still arrive.
        listing = self._session.listing(
            lambda page: list_attributes.request(*described, show_archived=True, **page),
            Attribute.from_json,
            identity=lambda attribute: attribute.id,
        )
        async with self._hinting(described):
            attributes = await listing.collect()
        # Only references name other objects, by id; writing one by domain or e-mail needs to know which object it is.
        refers = any(attribute.allowed_object_ids for attribute in attributes)
        slugs = await self._object_slugs() if refers else {}
        return Definitions(attributes, object=described[1], objects=slugs)

    async def _object_slugs(self) -> dict[str, str]:
        try:
            return {item.id: item.slug for item in await self.objects.get(ALL)}
        except Forbidden:
            return {}  # a token for lists alone

    async def _fetch_choices(self, chosen: Chosen) -> Choices:
        described, slug = chosen
        attribute = _choosable(await self.definitions(described), slug)
        # Archived ones too: records may still have them, and a filter may ask for them by id.
        listed, read = (
            (list_options, SelectOption.from_json) if attribute.type == "select" else (list_statuses, Status.from_json)
        )
        listing: Listing[SelectOption | Status] = self._session.listing(
            lambda page: listed.request(*described, slug, show_archived=True, **page), read
        )
        return Choices.of(attribute, await listing.collect())


def _choosable(definitions: Definitions, name: str) -> Attribute:
    """The select or status attribute of that slug or id. Raises InvalidInput."""
    attribute = definitions.find(name)
    if attribute is not None and attribute.type in ("select", "status"):
        return attribute
    having = [known.slug for known in definitions.values() if known.type in ("select", "status")]
    if attribute is not None:
        message = f"{attribute.slug} of {definitions.object} is of type {attribute.type}: no options or statuses"
    else:
        message = f"{definitions.object} has no attribute {shortened(name)}{nearest(name, having)}"
    accepted = " or ".join(having) or "a select or status attribute"
    raise InvalidInput(message, attribute="attribute", given=name, accepted=accepted)


def _by_email(members: Iterable[WorkspaceMember]) -> dict[str, WorkspaceMember]:
    return {member.email_address.casefold(): member for member in members}


def _named(name: str, known: Iterable[Any]) -> Any:
    """That of this slug or id, None if there is none."""
    return next((one for one in known if name in (one.slug, one.id)), None)


def _names(known: Iterable[Object | List]) -> dict[str, str]:
    """Slugs by what people call these things."""
    names: dict[str, str] = {}
    for one in known:
        called = (one.singular_noun, one.plural_noun) if isinstance(one, Object) else (one.name,)
        names |= dict.fromkeys(called, one.slug)
    return names | {one.slug: one.slug for one in known}
