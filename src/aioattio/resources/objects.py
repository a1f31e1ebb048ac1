"""The objects of a workspace: people, companies and the others, standard or custom."""

from __future__ import annotations

from typing import Any

from aioattio.entities.workspace import Object
from aioattio.listing import Listing
from aioattio.resources.arguments import path_argument
from aioattio.session import Session
from aioattio_openapi.attio.api.objects import create_object, get_object, list_objects, update_object

__all__ = ["Objects"]


class Objects:
    """`attio.objects`. Scope: object_configuration:read; read-write to create and update."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(self) -> Listing[Object]:
        """All objects that are switched on."""
        return self._session.listing(lambda position: list_objects.request(**position), Object.from_json)

    async def get(self, object: str) -> Object:  # noqa: A002 - Attio's own word
        """One object by slug or id. Raises NotFound."""
        return Object.from_json(
            await self._session.data(get_object.request(path_argument("object", object, "a slug or id: 'people'")))
        )

    async def create(self, slug: str, *, singular: str, plural: str) -> Object:
        """Create a custom object. Raises Conflict where the slug is taken, Forbidden where the plan has no room."""
        data = {"api_slug": slug, "singular_noun": singular, "plural_noun": plural}
        return Object.from_json(await self._session.data(create_object.request(body={"data": data})))

    async def update(self, object: str, **changes: Any) -> Object:  # noqa: A002 - Attio's own word
        """Change an object by slug or id. changes: api_slug, singular_noun, plural_noun."""
        return Object.from_json(await self._session.data(update_object.request(object, body={"data": changes})))
