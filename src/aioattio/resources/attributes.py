"""Attributes of an object or a list, their select options and statuses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aioattio.entities.workspace import Object
from aioattio.errors import InvalidInput
from aioattio.listing import Listing
from aioattio.resources.arguments import path_argument
from aioattio.resources.changes import known_changes
from aioattio.resources.items import objects_of
from aioattio.resources.slugs import slug_of
from aioattio.schema.definitions import Attribute, SelectOption, Status
from aioattio.schema.lookup import Described, Target
from aioattio.session import Session
from aioattio_openapi.attio.api.attributes import (
    create_attribute,
    create_option,
    create_status,
    get_attribute,
    list_attributes,
    list_options,
    list_statuses,
    update_attribute,
    update_option,
    update_status,
)

__all__ = ["Attributes"]

ATTRIBUTE_CHANGES = (
    "title",
    "description",
    "slug",
    "is_required",
    "is_unique",
    "is_archived",
    "default_value",
    "config",
    "api_slug",
)
OPTION_CHANGES = ("title", "is_archived")
STATUS_CHANGES = ("title", "celebration_enabled", "target_time_in_status", "is_archived")


class Attributes:
    """Attributes of one object (`attio.people.attributes`) or list (`attio.entries("sales").attributes`).

    Wherever an attribute, option or status is meant, its id, slug or title will do, or what was read of it.
    """

    def __init__(self, session: Session, target: Target, identifier: str) -> None:
        self._session, self._identifier = session, identifier
        self._target: Target = target
        self._described: Described = (target, identifier)

    def __repr__(self) -> str:
        return f"<Attributes of {self._target}/{self._identifier}>"

    def list(self, *, show_archived: bool = False, limit: int | None = None) -> Listing[Attribute]:
        """All attributes, in Attio's order. limit: attributes in all.

        Scopes: object_configuration:read for an object; list_configuration:read for a list.
        """
        return self._session.listing(
            lambda position: list_attributes.request(
                self._target, self._identifier, show_archived=show_archived, **position
            ),
            Attribute.from_json,
            identity=lambda attribute: attribute.id,
            limit=limit,
            about=(self._described, None),
        )

    async def get(self, attribute: str | Attribute) -> Attribute:
        """One attribute by slug or id. Raises NotFound.

        Scopes: object_configuration:read for an object; list_configuration:read for a list.
        """
        name = _named(attribute)
        async with self._session.hints(self._described, name):
            return Attribute.from_json(
                await self._session.data(get_attribute.request(self._target, self._identifier, name))
            )

    async def create(
        self,
        title: str,
        type: str,  # noqa: A002 - Attio's own word
        *,
        slug: str | None = None,
        description: str | None = None,
        is_required: bool = False,
        is_unique: bool = False,
        is_multiselect: bool = False,
        currency: str | None = None,
        display_type: str = "symbol",
        allowed_objects: Sequence[str | Object] | None = None,
        default_value: Mapping[str, Any] | None = None,
        relationship: Mapping[str, Any] | None = None,
    ) -> Attribute:
        """Create an attribute. Not repeated blindly: an answer that is lost raises OutcomeUnknown.

        type: one of Attio's (text, number, currency, select, ...). slug: made from the title if left out.
        currency: ISO 4217 code, needed for type "currency"; display_type: code, name, narrowSymbol or symbol.
        allowed_objects: slugs, ids or Objects, needed for type "record-reference".
        Raises Conflict where the slug is taken, ValidationFailed.

        Scopes: object_configuration:read-write for an object; list_configuration:read-write for a list.
        """
        config: dict[str, Any] = {}
        if type == "currency":
            if currency is None:
                raise InvalidInput(attribute="currency", given=None, accepted="an ISO 4217 code such as 'USD'")
            config["currency"] = {"default_currency_code": currency, "display_type": display_type}
        elif currency is not None:
            raise InvalidInput(attribute="currency", type=type, given=currency, accepted="only for type 'currency'")
        if allowed_objects is not None:
            config["record_reference"] = {"allowed_objects": objects_of(allowed_objects, name="allowed_objects")}
        data: dict[str, Any] = {
            "title": title,
            "description": description,
            "api_slug": slug or slug_of(title, name="title"),
            "type": type,
            "is_required": is_required,
            "is_unique": is_unique,
            "is_multiselect": is_multiselect,
            "config": config,
        }
        optional = {"default_value": default_value, "relationship": relationship}
        data |= {name: value for name, value in optional.items() if value is not None}
        request = create_attribute.request(self._target, self._identifier, body={"data": data})
        with self._session.changing():
            async with self._session.hints(self._described):
                created = Attribute.from_json(await self._session.data(request))
        return created

    async def update(self, attribute: str | Attribute, **changes: Any) -> Attribute:
        """Change an attribute by slug or id.

        changes: title, description, slug, is_required, is_unique, is_archived, default_value, config.

        Scopes: object_configuration:read-write for an object; list_configuration:read-write for a list.
        """
        data = known_changes(changes, ATTRIBUTE_CHANGES)
        if "slug" in data:
            data["api_slug"] = data.pop("slug")
        name = _named(attribute)
        request = update_attribute.request(self._target, self._identifier, name, body={"data": data})
        with self._session.changing():
            async with self._session.hints(self._described, name):
                updated = Attribute.from_json(await self._session.data(request))
        return updated

    def options(self, attribute: str | Attribute, *, show_archived: bool = False) -> Listing[SelectOption]:
        """The options of a select attribute.

        Scopes: object_configuration:read for an object; list_configuration:read for a list.
        """
        name = _named(attribute)
        return self._session.listing(
            lambda position: list_options.request(
                self._target, self._identifier, name, show_archived=show_archived, **position
            ),
            SelectOption.from_json,
            about=(self._described, name),
        )

    async def create_option(self, attribute: str | Attribute, title: str) -> SelectOption:
        """Add an option to a select attribute. Raises Conflict where the title is taken.

        Scopes: object_configuration:read-write for an object; list_configuration:read-write for a list.
        """
        name = _named(attribute)
        request = create_option.request(self._target, self._identifier, name, body={"data": {"title": title}})
        with self._session.changing(only_choices=True):
            async with self._session.hints(self._described, name):
                created = SelectOption.from_json(await self._session.data(request))
        return created

    async def update_option(
        self, attribute: str | Attribute, option: str | SelectOption, **changes: Any
    ) -> SelectOption:
        """Change an option by title or id. changes: title, is_archived.

        Scopes: object_configuration:read-write for an object; list_configuration:read-write for a list.
        """
        data = known_changes(changes, OPTION_CHANGES)
        name, choice = _named(attribute), _named(option)
        request = update_option.request(self._target, self._identifier, name, choice, body={"data": data})
        with self._session.changing(only_choices=True):
            async with self._session.hints(self._described, name, choice):
                updated = SelectOption.from_json(await self._session.data(request))
        return updated

    def statuses(self, attribute: str | Attribute, *, show_archived: bool = False) -> Listing[Status]:
        """The statuses of a status attribute.

        Scopes: object_configuration:read for an object; list_configuration:read for a list.
        """
        name = _named(attribute)
        return self._session.listing(
            lambda position: list_statuses.request(
                self._target, self._identifier, name, show_archived=show_archived, **position
            ),
            Status.from_json,
            about=(self._described, name),
        )

    async def create_status(
        self,
        attribute: str | Attribute,
        title: str,
        *,
        celebration_enabled: bool = False,
        target_time_in_status: str | None = None,
    ) -> Status:
        """Add a status. target_time_in_status: ISO 8601 duration. Raises Conflict where the title is taken.

        Scopes: object_configuration:read-write for an object; list_configuration:read-write for a list.
        """
        data: dict[str, Any] = {"title": title, "celebration_enabled": celebration_enabled}
        if target_time_in_status is not None:
            data["target_time_in_status"] = target_time_in_status
        name = _named(attribute)
        request = create_status.request(self._target, self._identifier, name, body={"data": data})
        with self._session.changing(only_choices=True):
            async with self._session.hints(self._described, name):
                created = Status.from_json(await self._session.data(request))
        return created

    async def update_status(self, attribute: str | Attribute, status: str | Status, **changes: Any) -> Status:
        """Change a status by title or id. changes: title, celebration_enabled, target_time_in_status, is_archived.

        Scopes: object_configuration:read-write for an object; list_configuration:read-write for a list.
        """
        data = known_changes(changes, STATUS_CHANGES)
        name, choice = _named(attribute), _named(status)
        request = update_status.request(self._target, self._identifier, name, choice, body={"data": data})
        with self._session.changing(only_choices=True):
            async with self._session.hints(self._described, name, choice):
                updated = Status.from_json(await self._session.data(request))
        return updated


def _named(given: Any) -> str:
    own = given.id if isinstance(given, Attribute | SelectOption | Status) else given
    return path_argument("attribute", own, "a slug, title or id")
