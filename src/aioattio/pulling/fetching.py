"""The schema of a workspace from Attio."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, TypeVar

from aioattio.entities.lists import List
from aioattio.entities.workspace import Object
from aioattio.errors import InvalidInput
from aioattio.pulling.workspace import Choice, Table, WorkspaceSchema
from aioattio.schema.definitions import Attribute
from aioattio.schema.nearest import nearest
from aioattio.tasks import all_of

if TYPE_CHECKING:
    from aioattio.client import Attio
    from aioattio.resources.schema import ListSchema, ObjectSchema

__all__ = ["fetch_schema"]

Container = TypeVar("Container", Object, List)


async def fetch_schema(
    attio: Attio, *, objects: Collection[str] | None = None, lists: Collection[str] | None = None
) -> WorkspaceSchema:
    """Objects and lists with their attributes, options and statuses, asked for side by side at the rate limit.

    objects, lists: slugs of those that are wanted; None for all of them, () for none.
    Raises InvalidInput for a slug that is not there.

    Scopes: object_configuration:read; list_configuration:read unless lists is ().
    """
    schema = attio.schema
    all_objects = await schema.objects()
    all_lists = await schema.lists() if lists is None or lists else ()
    wanted_objects = _wanted("object", all_objects, objects)
    wanted_lists = _wanted("list", all_lists, lists)
    tables = await all_of(
        [
            *(_table(one, schema.object(one)) for one in wanted_objects),
            *(_table(one, schema.list(one)) for one in wanted_lists),
        ]
    )
    count = len(wanted_objects)
    return WorkspaceSchema.of(tables[:count], tables[count:], {one.id: one.slug for one in all_objects})


def _wanted(kind: str, found: Sequence[Container], slugs: Collection[str] | None) -> list[Container]:
    if slugs is None:
        return list(found)
    known = {one.slug: one for one in found}
    for slug in slugs:
        if slug not in known:
            hint = nearest(slug, list(known)) or f"; there are {', '.join(sorted(known)) or 'none'}"
            message = f"no {kind} {slug!r} in this workspace{hint}"
            raise InvalidInput(message, attribute=kind, given=slug, accepted=f"the slug of one of the {kind}s")
    return [known[slug] for slug in dict.fromkeys(slugs)]


async def _table(of: Object | List, described: ObjectSchema | ListSchema) -> Table:
    attributes = [one for one in (await described.attributes()).values() if not one.is_archived]
    choosing = [one for one in attributes if one.type in ("select", "status")]
    choices = await all_of(_choices(described, one) for one in choosing)
    return Table(of, tuple(attributes), dict(zip((one.slug for one in choosing), choices, strict=True)))


async def _choices(described: ObjectSchema | ListSchema, attribute: Attribute) -> tuple[Choice, ...]:
    if attribute.type == "select":
        return await described.options(attribute)
    return await described.statuses(attribute)
