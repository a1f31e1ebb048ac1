"""The objects of a workspace: people, companies and the others, standard or custom."""

from __future__ import annotations

from typing import Any

from aioattio.entities.views import View
from aioattio.entities.workspace import Object
from aioattio.listing import Listing
from aioattio.resources.arguments import path_argument
from aioattio.resources.changes import nouns_of
from aioattio.session import Session
from aioattio_openapi.attio.api.objects import (
    create_object,
    delete_object,
    get_object,
    list_object_views,
    list_objects,
    update_object,
)

__all__ = ["Objects"]


class Objects:
    """`attio.objects`: the objects themselves. What is in one: `attio.records("vehicles")`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(self) -> Listing[Object]:
        """All objects that are switched on.

        Scopes: object_configuration:read.
        """
        return self._session.listing(lambda position: list_objects.request(**position), Object.from_json)

    async def get(self, object: str | Object) -> Object:  # noqa: A002 - Attio's own word
        """One object by slug or id. Raises NotFound.

        Scopes: object_configuration:read.
        """
        name = _id(object)
        async with self._session.hints(("objects", name)):
            return await self._session.one(get_object.request(name), Object.from_json)

    async def create(self, slug: str, *, singular: str, plural: str) -> Object:
        """Create a custom object. Not repeated blindly: an answer that is lost raises OutcomeUnknown.

        Raises Conflict where the slug is taken, ValidationFailed (quota_exceeded) where the plan has no room.

        Scopes: object_configuration:read-write.
        """
        data = {"api_slug": slug, "singular_noun": singular, "plural_noun": plural}
        with self._session.changing():
            return await self._session.one(create_object.request(body={"data": data}), Object.from_json)

    async def update(
        self,
        object: str | Object,  # noqa: A002 - Attio's own word
        *,
        slug: str | None = None,
        singular: str | None = None,
        plural: str | None = None,
    ) -> Object:
        """Change slug or nouns of an object; what is not given stays as it is.

        Raises Conflict where the slug is taken, NotFound, Forbidden.

        Scopes: object_configuration:read-write.
        """
        name, data = _id(object), nouns_of(slug=slug, singular=singular, plural=plural)
        with self._session.changing():
            async with self._session.hints(("objects", name)):
                updated = await self._session.one(update_object.request(name, body={"data": data}), Object.from_json)
        return updated

    async def delete(self, object: str | Object) -> None:  # noqa: A002 - Attio's own word
        """Delete a custom object and ALL ITS RECORDS for good. Raises ValidationFailed for a standard object.

        Scopes: object_configuration:read-write, record_permission:read-write.
        """
        name = _id(object)
        with self._session.changing():
            async with self._session.hints(("objects", name)):
                await self._session.send(delete_object.request(name))

    def views(
        self,
        object: str | Object,  # noqa: A002 - Attio's own word
        *,
        show_archived: bool = False,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Listing[View]:
        """The saved views of an object. page_size: 1,000 at most and by default. limit: views in all.

        Scopes: object_configuration:read.
        """
        target = _id(object)
        return self._session.listing(
            lambda position: list_object_views.request(target, show_archived=show_archived, **position),
            View.from_json,
            page_size=page_size,
            limit=limit,
            about=(("objects", target), None),
        )


def _id(given: Any) -> str:
    return path_argument("object", given.id if isinstance(given, Object) else given, "a slug, an id or an Object")
