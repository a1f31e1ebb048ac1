"""What rows are written to: the object, its attributes, and the one by which records are told apart."""

from __future__ import annotations

import difflib

from attrs import frozen

from aioattio.bulk.mapping.row_mapping import NewAttribute
from aioattio.bulk.options import LoadOptions
from aioattio.errors import InvalidInput, NotFound
from aioattio.resources.arguments import path_argument
from aioattio.schema.definitions import Attribute, Definitions
from aioattio.session import Session
from aioattio_openapi.attio.api.objects import list_objects

__all__ = ["Target", "find_target"]


@frozen
class Target:
    """definitions: what rows are coerced by; missing: attributes in them that are still to be made."""

    object: str
    definitions: Definitions
    match: Attribute
    missing: tuple[NewAttribute, ...]


async def find_target(session: Session, object: str, options: LoadOptions) -> Target:  # noqa: A002 - Attio's own word
    """Raises InvalidInput for an unknown object or match attribute, ApiError for a token that may not look."""
    known = await _definitions(session, object)
    wanted = options.mapping.attributes if options.mapping is not None and options.create_attributes else ()
    missing = tuple(new for new in wanted if new.slug not in known)
    definitions = known.extended(map(_as_attribute, missing))
    return Target(object, definitions, _match(options.match, definitions, object), missing)


async def _definitions(session: Session, object: str) -> Definitions:  # noqa: A002
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
    near = difflib.get_close_matches(object, slugs, n=2, cutoff=0.5)
    hint = f"did you mean {' or '.join(map(repr, near))}?" if near else f"there are {', '.join(slugs)}"
    raise InvalidInput(
        f"no object {object!r} in this workspace; {hint}", attribute="object", given=object, accepted="an object's slug"
    )


def _match(given: str | None, definitions: Definitions, object: str) -> Attribute:  # noqa: A002
    unique = [attribute.slug for attribute in definitions.values() if attribute.is_unique]
    are = f"unique in {object} are: {', '.join(unique) or 'none'}"
    if given is None:
        message = f"match: by which attribute are rows and records matched? {are}"
        raise InvalidInput(message, attribute="match", given=None, accepted="a unique attribute")
    attribute = definitions.find(path_argument("match", given, "the slug of a unique attribute"))
    if attribute is not None and attribute.is_unique:
        return attribute
    near = definitions.nearest(given)
    if attribute is not None:
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
        }
    )
