"""The lists themselves: what they are called, what they take, who may see them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, get_args

from aioattio.entities.lists import List, MemberAccess
from aioattio.entities.views import View
from aioattio.entities.workspace import Object
from aioattio.errors import InvalidInput
from aioattio.listing import Listing
from aioattio.resources.arguments import container_argument, path_argument
from aioattio.resources.changes import changes_of
from aioattio.resources.items import items_of
from aioattio.resources.slugs import slug_of
from aioattio.session import Session
from aioattio_openapi.attio.api.lists import create_list, get_list, list_list_views, list_lists, update_list
from aioattio_openapi.attio.types import UNSET, Unset

__all__ = ["Access", "Lists"]

Access = Literal["full-access", "read-and-write", "read-only"]


class Lists:
    """`attio.lists`. What is in a list: `attio.entries("sales")`. A list cannot be deleted through the API."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(self) -> Listing[List]:
        """All lists that the token may see, in the order of the sidebar.

        Scopes: list_configuration:read.
        """
        return self._session.listing(lambda position: list_lists.request(**position), List.from_json)

    async def get(self, list: str | List) -> List:  # noqa: A002 - Attio's own word
        """One list by slug or id. Raises NotFound.

        Scopes: list_configuration:read.
        """
        name = _id(list)
        async with self._session.hints(("lists", name)):
            return await self._session.one(get_list.request(name), List.from_json)

    async def create(
        self,
        name: str,
        parent_object: str | Object,
        *,
        slug: str | None = None,
        workspace_access: Access | None = "full-access",
        workspace_member_access: Iterable[MemberAccess] = (),
    ) -> List:
        """Create a list. Not repeated blindly: an answer that is lost raises OutcomeUnknown.

        parent_object: slug or id of the object whose records it takes. slug: made from the name if left out.
        workspace_access: what every member may do, None for nothing; workspace_member_access: what single members may
        do. Without "full-access" for all, one member must have it. Raises Conflict where the slug is taken, Forbidden
        where the plan has no such access, NotFound.

        Scopes: list_configuration:read-write.
        """
        members = _members(workspace_member_access)
        if workspace_access != "full-access" and all(member["level"] != "full-access" for member in members):
            accepted = "'full-access', or a member in workspace_member_access who has it"
            raise InvalidInput(attribute="workspace_access", given=workspace_access, accepted=accepted)
        parent = container_argument("parent_object", parent_object, Object, "people")
        data = {
            "name": name,
            "api_slug": slug or slug_of(name, name="name"),
            "parent_object": parent,
            "workspace_access": _access(workspace_access),
            "workspace_member_access": members,
        }
        with self._session.changing():
            async with self._session.hints(("objects", parent)):
                created = await self._session.one(create_list.request(body={"data": data}), List.from_json)
        return created

    async def update(
        self,
        list: str | List,  # noqa: A002 - Attio's own word
        *,
        name: str | Unset = UNSET,
        slug: str | Unset = UNSET,
        workspace_access: Access | Unset | None = UNSET,
        workspace_member_access: Iterable[MemberAccess] | Unset = UNSET,
    ) -> List:
        """Change a list; what is not given stays as it is. The object whose records it takes cannot be changed.

        workspace_access: None for nothing but workspace_member_access, which is all there shall be. Somebody must keep
        "full-access". Raises NotFound, ValidationFailed.

        Scopes: list_configuration:read-write.
        """
        data = changes_of(
            name=name,
            slug=slug,
            workspace_access=UNSET if isinstance(workspace_access, Unset) else _access(workspace_access),
            workspace_member_access=(
                UNSET if isinstance(workspace_member_access, Unset) else _members(workspace_member_access)
            ),
        )
        if "slug" in data:
            data["api_slug"] = data.pop("slug")
        name = _id(list)
        with self._session.changing():
            async with self._session.hints(("lists", name)):
                updated = await self._session.one(update_list.request(name, body={"data": data}), List.from_json)
        return updated

    def views(
        self,
        list: str | List,  # noqa: A002 - Attio's own word
        *,
        show_archived: bool = False,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Listing[View]:
        """The saved views of a list. page_size: 1,000 at most and by default. limit: views in all.

        Scopes: list_configuration:read.
        """
        target = _id(list)
        return self._session.listing(
            lambda position: list_list_views.request(target, show_archived=show_archived, **position),
            View.from_json,
            page_size=page_size,
            limit=limit,
            about=(("lists", target), None),
        )


def _id(given: Any) -> str:
    return path_argument("list", given.id if isinstance(given, List) else given, "a slug, an id or a List: 'sales'")


def _access(level: Any) -> str | None:
    if level is not None and level not in get_args(Access):
        accepted = f"{', '.join(map(repr, get_args(Access)))} or None"
        raise InvalidInput(attribute="workspace_access", given=level, accepted=accepted)
    checked: str | None = level
    return checked


def _members(given: Any) -> list[dict[str, str | None]]:
    accepted = "a list of MemberAccess(workspace_member_id=..., level='full-access', 'read-and-write' or 'read-only')"
    members: list[dict[str, str | None]] = []
    for member in items_of(given, name="workspace_member_access", accepted=accepted):
        if not isinstance(member, MemberAccess) or member.level not in get_args(Access):
            raise InvalidInput(attribute="workspace_member_access", given=member, accepted=accepted)
        members.append({"workspace_member_id": member.workspace_member_id, "level": member.level})
    return members
