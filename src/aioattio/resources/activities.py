"""Activity types: the kinds of things that can happen."""

from __future__ import annotations

from typing import Any, Literal, get_args

from aioattio.entities.activities import Activity
from aioattio.errors import InvalidInput
from aioattio.listing import Listing
from aioattio.resources.arguments import path_argument
from aioattio.resources.changes import nouns_of
from aioattio.session import Session
from aioattio_openapi.attio.api.activities import (
    create_activity,
    delete_activity,
    get_activity,
    list_activities,
    update_activity,
)

__all__ = ["Activities", "Extends"]

Extends = Literal["activities", "interactions", "calls", "emails"]


class Activities:
    """`attio.activities`. What happened: `attio.activity_records("demos")`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(self, *, page_size: int | None = None, limit: int | None = None) -> Listing[Activity]:
        """All activity types, Attio's own and the workspace's.

        page_size: types per request, 100 at most and by default. limit: types in all.

        Scopes: activity_configuration:read. Alpha.
        """
        return self._session.listing(
            lambda position: list_activities.request(**position), Activity.from_json, page_size=page_size, limit=limit
        )

    async def get(self, activity: str | Activity) -> Activity:
        """One activity type by slug or id. Raises NotFound.

        Scopes: activity_configuration:read. Alpha.
        """
        return await self._session.one(get_activity.request(_id(activity)), Activity.from_json)

    async def create(self, slug: str, *, singular: str, plural: str, extends: Extends = "activities") -> Activity:
        """Create an activity type. Not repeated blindly: an answer that is lost raises OutcomeUnknown.

        extends: the type of Attio's whose attributes it has, too; it cannot be changed later. Raises Conflict where the
        slug is taken, Forbidden where the plan has no room.

        Scopes: activity_configuration:read-write. Alpha.
        """
        if extends not in get_args(Extends):
            accepted = ", ".join(map(repr, get_args(Extends)))
            raise InvalidInput(attribute="extends", given=extends, accepted=accepted)
        data = {"api_slug": slug, "singular_noun": singular, "plural_noun": plural, "extends": extends}
        return await self._session.one(create_activity.request(body={"data": data}), Activity.from_json)

    async def update(
        self,
        activity: str | Activity,
        *,
        slug: str | None = None,
        singular: str | None = None,
        plural: str | None = None,
    ) -> Activity:
        """Change slug or nouns of an activity type; what is not given stays as it is.

        Raises Conflict where the slug is taken, NotFound, Forbidden for Attio's own types.

        Scopes: activity_configuration:read-write. Alpha.
        """
        data = nouns_of(slug=slug, singular=singular, plural=plural)
        request = update_activity.request(_id(activity), body={"data": data})
        return await self._session.one(request, Activity.from_json)

    async def delete(self, activity: str | Activity) -> None:
        """Delete an activity type and all its records for good. Raises ValidationFailed for Attio's own types.

        Scopes: activity_configuration:read-write, activity_record:read-write. Alpha.
        """
        await self._session.send(delete_activity.request(_id(activity)))


def _id(given: Any) -> str:
    accepted = "a slug, an id or an Activity: 'calls'"
    return path_argument("activity", given.id if isinstance(given, Activity) else given, accepted)
