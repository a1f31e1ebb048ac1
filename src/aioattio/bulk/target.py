"""Where rows go, as it is found in the workspace: attributes, and the one by which things are told apart."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from aioattio.bulk.destinations.destination import Destination
from aioattio.bulk.destinations.look_ups import OWN_IDS
from aioattio.bulk.mapping import NewAttribute, RowMapping
from aioattio.bulk.options import SyncOptions
from aioattio.errors import InvalidInput, NotFound
from aioattio.resources.arguments import path_argument
from aioattio.resources.attributes import Attributes
from aioattio.schema.definitions import Attribute, Definitions
from aioattio.schema.lookup import Described
from aioattio.schema.nearest import nearest
from aioattio.session import Session
from aioattio_openapi.attio.api.objects import list_objects

__all__ = ["Kind", "Place", "Target", "attributes_of", "find_definitions", "find_target"]


Kind = Literal["records", "entries", "notes", "tasks"]


@frozen
class Place:
    """Where a caller wants rows. name: slug or id of the object or list; "notes" or "tasks"."""

    kind: Kind
    name: str

    @property
    def described(self) -> Described | None:
        """By what its attribute definitions are asked; None for notes and tasks, of which Attio has none."""
        if self.kind in ("notes", "tasks"):
            return None
        return ("objects" if self.kind == "records" else "lists", self.name)


def attributes_of(session: Session, place: Place) -> Attributes | None:
    """To be asked for options and added to."""
    return None if place.described is None else Attributes(session, *place.described)


@frozen
class Target:
    """missing: attributes that are among the destination's definitions and still to be made."""

    destination: Destination
    missing: tuple[NewAttribute, ...] = ()


async def find_target(session: Session, place: Place, options: SyncOptions) -> Target:
    """Raises InvalidInput for what is not there, or no match attribute; ApiError for a token that may not look."""
    if place.kind == "records":
        return await _records(session, place.name, options)
    if place.kind == "entries":
        from aioattio.bulk.destinations.entries import find_entries

        return Target(await find_entries(session, place.name, options.match))
    _check_no_match(place, options)
    if place.kind == "notes":
        from aioattio.bulk.destinations.notes import NotesDestination

        return Target(NotesDestination(session))
    from aioattio.bulk.destinations.tasks import TasksDestination

    return Target(TasksDestination(session))


async def _records(session: Session, object: str, options: SyncOptions) -> Target:  # noqa: A002 - Attio's own word
    from aioattio.bulk.destinations.records import RecordsDestination

    known = await find_definitions(session, object)
    wanted = options.mapping.attributes if options.mapping is not None and options.create_attributes else ()
    missing = tuple(new for new in wanted if new.slug not in known)
    if options.mapping is not None:
        _check_described(options.mapping, known)
    definitions = known.extended(map(_as_attribute, missing))
    match = _match(options.match, definitions, object)
    return Target(RecordsDestination(session, object, definitions, match), missing)


def _check_no_match(place: Place, options: SyncOptions) -> None:
    if options.match is None:
        return
    wrong = f"match: {place.name} have no unique attribute; rows that say the same are one, and the journal knows them"
    raise InvalidInput(wrong, attribute="match", given=options.match, accepted="nothing: leave it out")


async def find_definitions(session: Session, object: str) -> Definitions:  # noqa: A002
    """The attributes of an object. Raises InvalidInput for an unknown one, ApiError for a token that may not look."""
    session.forget_definitions()  # an attribute that was made since the client's first call would pass for a mistake
    try:
        known = await session.definitions_of("objects", object)
    except NotFound as error:
        not_found = error
    else:
        if known is None:
            accepted = "a client that knows the attributes, to coerce rows by"
            raise InvalidInput(attribute="schema", given=False, accepted=accepted)
        return known
    slugs = [str(one.get("api_slug")) for one in await session.data(list_objects.request())]
    if object in slugs:
        raise not_found
    hint = nearest(object, slugs) or f"; there are {', '.join(slugs)}"
    raise InvalidInput(
        f"no object {object!r} in this workspace{hint}", attribute="object", given=object, accepted="an object's slug"
    )


def _check_described(mapping: RowMapping, known: Definitions) -> None:
    """Attributes that the mapping describes, and that are there already as something else. Raises InvalidInput."""
    for new in mapping.attributes:
        there = known.find(new.slug)
        if there is None:
            continue
        for name, wanted, found in (
            ("type", new.type, there.type),
            ("currency", new.currency, there.currency_code if new.currency else None),
            ("is_multiselect", new.is_multiselect, there.is_multiselect),
        ):
            if wanted != found:
                message = f"{mapping.name}: attributes.{new.slug}: {name} is {wanted!r} here, and {found!r} in Attio"
                raise InvalidInput(message, attribute="mapping", given=wanted, accepted=repr(found))


def _match(given: str | None, definitions: Definitions, object: str) -> Attribute:  # noqa: A002
    unique = [attribute.slug for attribute in definitions.values() if attribute.is_unique and attribute.is_writable]
    are = f"unique in {object} are: {', '.join(unique)}; record_id finds records that are there already"
    if not unique:
        are = (
            f"{object} has no unique attribute that can be written: make one, in Attio or as [attributes.x] with "
            "is_unique = true; record_id finds records that are there already"
        )
    if given is None:
        message = f'name the unique attribute to match by (match="domains", --match domains, or in the mapping); {are}'
        raise InvalidInput(message, attribute="match", given=None, accepted="a unique attribute")
    attribute = definitions.find(path_argument("match", given, "the slug of a unique attribute"))
    if attribute is not None and (attribute.slug in unique or attribute.slug in OWN_IDS):
        return attribute
    near = definitions.nearest(given)
    if attribute is not None and attribute.is_unique:
        wrong = f"{given!r} is written by Attio alone, so no row can be matched by it"
    elif attribute is not None:
        wrong = f"{given!r} is not unique, so it cannot tell records apart"
    else:
        wrong = f"{object} has no attribute {given!r}" + (f" (did you mean {near[0]!r}?)" if near else "")
    raise InvalidInput(f"match: {wrong}; {are}", attribute="match", given=given, accepted="a unique attribute")


def _as_attribute(new: NewAttribute) -> Attribute:
    """As it will be; without an id, which Attio gives."""
    return Attribute.from_json(
        {
            "api_slug": new.slug,
            "title": new.title,
            "type": new.type,
            "is_multiselect": new.is_multiselect,
            "is_unique": new.is_unique,
            "config": {"currency": {"default_currency_code": new.currency}},
        }
    )
