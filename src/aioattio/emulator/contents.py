"""What is in the workspace, read and furnished from Python."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

import msgspec

from aioattio.emulator import bodies, definitions, tables
from aioattio.emulator.entries import find_parent
from aioattio.emulator.filters import compile_filter
from aioattio.emulator.schema import describe_attribute, describe_choice, describe_list, describe_object
from aioattio.emulator.values.references import SYSTEM
from aioattio.emulator.views import add_view, describe_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aioattio.emulator.records import Record
    from aioattio.emulator.workspace import Target, Workspace


class Contents(ABC):
    """The part of the emulator that gives and takes data, each time the JSON that the API would answer.

    What is given is written by the system. Whatever the API would refuse raises ValueError. Objects, lists and
    attributes have ids that follow from the workspace's and their slugs, so that they are the same after a reset.
    """

    @property
    @abstractmethod
    def _workspace(self) -> Workspace: ...

    def object(self, object: str) -> dict[str, Any]:  # noqa: A002 - Attio's word
        """The definition of an object, by slug or id."""
        return describe_object(self._workspace.object(object))

    def records(self, object: str) -> list[dict[str, Any]]:  # noqa: A002
        """All records of an object, oldest first."""
        return [self._shown(record) for record in self._workspace.object(object).records.values()]

    def add_member(self, email: str, first_name: str = "", last_name: str = "") -> dict[str, Any]:
        return self._workspace.describe_member(self._workspace.add_member(email, first_name, last_name))

    def entries(self, list: str) -> list[dict[str, Any]]:  # noqa: A002
        """All entries of a list, oldest first."""
        return [self._shown(entry) for entry in self._workspace.list(list).records.values()]

    def create_object(self, slug: str, singular_noun: str, plural_noun: str) -> dict[str, Any]:
        new = bodies.NewObject(slug, singular_noun, plural_noun)
        workspace = self._workspace
        return describe_object(tables.create_object(workspace, new, workspace.seeded_id("object", slug)))

    def create_list(
        self,
        name: str,
        slug: str,
        parent_object: str,
        *,
        workspace_access: bodies.AccessLevel | None = "full-access",
        workspace_member_access: Iterable[Mapping[str, str]] = (),
        further_parents: Iterable[str] = (),
    ) -> dict[str, Any]:
        """A list of records of one object.

        `workspace_member_access` has `workspace_member_id` and `level` in each. `further_parents` are objects whose
        records may stand in the list as well, which Attio lets people choose in its application only.
        """
        data = {
            "name": name,
            "api_slug": slug,
            "parent_object": parent_object,
            "workspace_access": workspace_access,
            "workspace_member_access": [dict(one) for one in workspace_member_access],
        }
        new = bodies.read_body({"data": data}, bodies.NewList)
        workspace = self._workspace
        parents = [workspace.object(one) for one in further_parents]
        return describe_list(tables.create_list(workspace, new, SYSTEM, parents, workspace.seeded_id("list", slug)))

    def create_attribute(
        self,
        object: str,  # noqa: A002
        title: str,
        slug: str,
        type: str,  # noqa: A002
        *,
        is_required: bool = False,
        is_unique: bool = False,
        is_multiselect: bool = False,
        description: str | None = None,
        config: Mapping[str, Any] | None = None,
        relationship: Mapping[str, Any] | None = None,
        choices: Iterable[str] = (),
        target: Target = "objects",
    ) -> dict[str, Any]:
        """An attribute of an object or, as `target` says, of a list or an activity type.

        `relationship` is the other end, as the API takes it; `choices` are the titles of options or statuses to make.
        """
        data = {
            "title": title,
            "description": description,
            "api_slug": slug,
            "type": type,
            "is_required": is_required,
            "is_unique": is_unique,
            "is_multiselect": is_multiselect,
            "config": dict(config or {}),
            "relationship": None if relationship is None else dict(relationship),
        }
        table = self._workspace.table(target, object)
        new = bodies.read_body({"data": data}, bodies.NewAttribute)
        attribute_id = self._workspace.seeded_id("attribute", table.id, slug)
        attribute = definitions.create_attribute(self._workspace, table, new, attribute_id)
        for choice in choices:
            definitions.create_choice(self._workspace, attribute, type, bodies.NewChoice(choice))
        return describe_attribute(attribute)

    def create_choice(
        self,
        object: str,  # noqa: A002
        attribute: str,
        title: str,
        *,
        target: Target = "objects",
    ) -> dict[str, Any]:
        """An option of a select attribute or a status of a status attribute."""
        found = self._workspace.attribute(self._workspace.table(target, object), attribute)
        choice = definitions.create_choice(self._workspace, found, found.type, bodies.NewChoice(title))
        return describe_choice(found, choice)

    def create_record(self, object: str, values: Mapping[str, Any]) -> dict[str, Any]:  # noqa: A002
        object_type = self._workspace.object(object)
        return self._shown(self._workspace.records.create(object_type, _json(values), SYSTEM))

    def create_records(self, object: str, many: Iterable[Mapping[str, Any]]) -> Sequence[str]:  # noqa: A002
        """One record for the values of each; gives their ids. The fast way to have tens of thousands.

        Those before one that is refused are there.
        """
        object_type, create = self._workspace.object(object), self._workspace.records.create
        return [create(object_type, _json(values), SYSTEM).id for values in many]

    def create_entry(
        self,
        list: str,  # noqa: A002
        parent_object: str,
        parent_record_id: str,
        values: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """An entry that stands for this record, with values of the list's attributes."""
        workspace = self._workspace
        a_list = workspace.list(list)
        parent = find_parent(workspace, a_list, parent_object, parent_record_id)
        return self._shown(workspace.records.create_entry(a_list, parent, _json(values or {}), SYSTEM))

    def add_entry(self, object: str, record_id: str, list_slug: str) -> str:  # noqa: A002
        """Let a record stand in a list, which is made if there is none; gives the entry's id."""
        if all(one.slug != list_slug for one in self._workspace.lists):
            self.create_list(list_slug.replace("_", " ").capitalize(), list_slug, object)
        entry_id: str = self.create_entry(list_slug, object, record_id)["id"]["entry_id"]
        return entry_id

    def add_view(
        self,
        object: str,  # noqa: A002
        title: str,
        filter: Mapping[str, Any] | None = None,  # noqa: A002
        *,
        target: Target = "objects",
        is_archived: bool = False,
    ) -> dict[str, Any]:
        """A view of an object or a list, whose filter is that of a query; None lets everything through."""
        workspace = self._workspace
        table, given = workspace.table(target, object), None if filter is None else _json(filter)
        if given is not None:
            compile_filter(workspace, table, given)
        view = add_view(workspace, table, title, given, is_archived=is_archived)
        return describe_view(table, view, "list" if target == "lists" else "object")

    def _shown(self, record: Record) -> dict[str, Any]:
        described: dict[str, Any] = msgspec.json.decode(self._workspace.records.render(record))
        return described


def _json(given: Mapping[str, Any]) -> dict[str, Any]:
    """As it would arrive over HTTP."""
    decoded: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(dict(given)))
    return decoded
