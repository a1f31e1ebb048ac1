"""`attio.schema`: what a workspace is made of, asked for once and kept for a while."""

from __future__ import annotations

from typing import TypeVar

from aioattio.entities.lists import List
from aioattio.entities.members import WorkspaceMember
from aioattio.entities.workspace import Object
from aioattio.errors import InvalidInput
from aioattio.resources.arguments import container_argument, path_argument
from aioattio.schema.definitions import Attribute, Definitions, SelectOption, Status
from aioattio.schema.facts import ALL, Facts
from aioattio.schema.lookup import Described, Target

__all__ = ["ListSchema", "ObjectSchema", "Schema"]

C = TypeVar("C", SelectOption, Status)


class _Container:
    """What is known of one object or list. Nothing is fetched before it is asked for."""

    _target: Target

    def __init__(self, facts: Facts, name: str) -> None:
        self._facts, self._name = facts, name

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._name}>"

    @property
    def _described(self) -> Described:
        return self._target, self._name

    async def attributes(self) -> Definitions:
        """All attributes by slug, archived ones included: `(await handle.attributes())["job_title"].type`.

        Raises NotFound, whose `hint` names the nearest slugs.
        """
        return await self._facts.definitions(self._described)

    async def options(self, attribute: str | Attribute, *, show_archived: bool = False) -> tuple[SelectOption, ...]:
        """The options of a select attribute, by slug or id, in Attio's order.

        Raises InvalidInput for an attribute that is unknown or of another type, NotFound as `attributes`.
        """
        return await self._choices(attribute, "select", SelectOption, show_archived=show_archived)

    async def statuses(self, attribute: str | Attribute, *, show_archived: bool = False) -> tuple[Status, ...]:
        """The statuses of a status attribute, by slug or id, in Attio's order. Raises as `options`."""
        return await self._choices(attribute, "status", Status, show_archived=show_archived)

    async def _choices(
        self, given: str | Attribute, wanted: str, kind: type[C], *, show_archived: bool
    ) -> tuple[C, ...]:
        name = given.slug if isinstance(given, Attribute) else given
        name = path_argument("attribute", name, "a slug, an id or an Attribute")
        choices = await self._facts.choices(self._described, name)
        if choices.attribute.type != wanted:
            accepted = f"an attribute of type {wanted}"
            raise InvalidInput(attribute="attribute", type=choices.attribute.type, given=name, accepted=accepted)
        found = (one for one in choices.by_id.values() if isinstance(one, kind))
        return tuple(one for one in found if show_archived or not one.is_archived)


class ObjectSchema(_Container):
    """`attio.schema.object("companies")`: an object with its attributes, options and statuses."""

    _target = "objects"

    async def get(self) -> Object:
        """The object itself. Raises NotFound, whose `hint` names the nearest slugs."""
        return await self._facts.object(self._name)


class ListSchema(_Container):
    """`attio.schema.list("sales")`: a list with its attributes, options and statuses."""

    _target = "lists"

    async def get(self) -> List:
        """The list itself. Raises NotFound, whose `hint` names the nearest slugs."""
        return await self._facts.list(self._name)


class Schema:
    """`attio.schema`: objects, lists, attributes, options, statuses and members of the workspace.

        companies = attio.schema.object("companies")
        (await companies.attributes())["categories"].is_multiselect
        [option.title for option in await companies.options("categories")]

    Each is fetched when it is first asked for, by one request however many ask at once, and kept for the client's
    `schema_lifetime` (seconds). All views of a client share it. What this client changes itself is fetched anew; what
    others change is known at the latest after that time, or after `forget()`. The client looks here by itself, unless
    it was made with `schema=False`; the calls below work in any case.
    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def __repr__(self) -> str:
        return "<Schema of the workspace>"

    async def objects(self) -> tuple[Object, ...]:
        """All objects that are switched on. Needs the scope object_configuration:read."""
        return await self._facts.objects.get(ALL)

    async def lists(self) -> tuple[List, ...]:
        """All lists that the token may see. Needs the scope list_configuration:read."""
        return await self._facts.lists.get(ALL)

    async def members(self) -> tuple[WorkspaceMember, ...]:
        """The people who work in the workspace, suspended ones included. Needs the scope user_management:read."""
        return await self._facts.members.get(ALL)

    def object(self, object: str | Object) -> ObjectSchema:  # noqa: A002 - Attio's own word
        """An object, by its slug or id, or the Object itself. Raises InvalidInput for what cannot be one."""
        return ObjectSchema(self._facts, container_argument("object", object, Object, "people"))

    def list(self, list: str | List) -> ListSchema:  # noqa: A002 - Attio's own word
        """A list, by its slug or id, or the List itself. Raises InvalidInput for what cannot be one."""
        return ListSchema(self._facts, container_argument("list", list, List, "sales"))

    def forget(self) -> None:
        """Fetch everything anew when it is next asked for: somebody else changed the workspace."""
        self._facts.forget()
