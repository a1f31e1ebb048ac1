"""Creating, changing and deleting objects, lists and activity types."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, TypeVar

from msgspec import UNSET

from aioattio.emulator.errors import invalid, slug_conflict, system_edit, value_not_found
from aioattio.emulator.schema import ActivityType, ListType, ObjectType
from aioattio.emulator.standard import add_activity, add_computed, add_object, system_attribute

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aioattio.emulator.bodies import (
        AccessLevel,
        ActivityChanges,
        ListChanges,
        MemberAccess,
        NewActivity,
        NewList,
        NewObject,
        ObjectChanges,
    )
    from aioattio.emulator.schema import Table
    from aioattio.emulator.values.references import Actor
    from aioattio.emulator.workspace import Workspace

Nouned = TypeVar("Nouned", ObjectType, ActivityType)


def create_object(workspace: Workspace, new: NewObject, object_id: str | None = None) -> ObjectType:
    check_slug(new.api_slug)
    _check_free(workspace.objects, new.api_slug, "object")
    return add_object(workspace, new.api_slug, new.singular_noun, new.plural_noun, object_id=object_id)


def change_object(workspace: Workspace, object_type: ObjectType, changes: ObjectChanges) -> ObjectType:
    slug = changes.api_slug
    if slug is not None and slug != object_type.slug and object_type.is_standard:
        raise invalid(f'The slug of the standard object "{object_type.slug}" cannot be changed', "api_slug")
    return _change_names(workspace, workspace.objects, object_type, changes, "object")


def delete_object(workspace: Workspace, object_type: ObjectType) -> None:
    """Remove a custom object with its records and their entries; attributes that may refer to it lose it."""
    if object_type.is_standard:
        raise system_edit(f'"{object_type.slug}" is a standard object and cannot be deleted')
    _delete_records(workspace, object_type)
    workspace.objects.remove(object_type)
    for table in (*workspace.objects, *workspace.lists, *workspace.activities):
        for attribute in table.attributes:
            if attribute.allowed is not None:
                attribute.allowed = tuple(one for one in attribute.allowed if one is not object_type)
            if attribute.inverse is not None and attribute.inverse.table is object_type:
                attribute.inverse = None
    workspace.schema_changed()


def create_list(
    workspace: Workspace,
    new: NewList,
    actor: Actor,
    further_parents: Iterable[ObjectType] = (),
    list_id: str | None = None,
) -> ListType:
    """Several parent objects are not for requests, but lists made in Attio's application have them."""
    check_slug(new.api_slug)
    _check_free(workspace.lists, new.api_slug, "list")
    parent = workspace.find_object(new.parent_object)
    if parent is None:
        raise value_not_found(f'Cannot find object with slug/ID "{new.parent_object}"')
    member_access = _member_access(workspace, new.workspace_member_access)
    _check_access(new.workspace_access, member_access)
    a_list = ListType(
        list_id or str(uuid.uuid4()),
        workspace.id,
        new.api_slug,
        workspace.clock.tick(),
        name=new.name,
        workspace_access=new.workspace_access,
        member_access=member_access,
        created_by=actor,
    )
    a_list.parent_record = system_attribute(
        workspace, a_list, "parent_record", "Parent record", "record-reference", is_writable=False
    )
    a_list.parent_record.is_required = True
    a_list.parent_record.allowed = (parent, *further_parents)
    workspace.lists.append(a_list)
    add_computed(workspace, a_list, "entry")
    return a_list


def change_list(workspace: Workspace, a_list: ListType, changes: ListChanges) -> ListType:
    slug = a_list.slug if changes.api_slug is UNSET else changes.api_slug
    if slug != a_list.slug:
        check_slug(slug)
        if any(other.slug == slug for other in workspace.lists):
            raise invalid(f'A list with the slug "{slug}" already exists', "data", "api_slug")
    access = a_list.workspace_access if changes.workspace_access is UNSET else changes.workspace_access
    member_access = a_list.member_access
    if changes.workspace_member_access is not UNSET:
        member_access = _member_access(workspace, changes.workspace_member_access)
    _check_access(access, member_access)
    a_list.slug, a_list.workspace_access, a_list.member_access = slug, access, member_access
    a_list.name = a_list.name if changes.name is UNSET else changes.name
    workspace.schema_changed()
    return a_list


def create_activity(workspace: Workspace, new: NewActivity) -> ActivityType:
    check_slug(new.api_slug)
    _check_free(workspace.activities, new.api_slug, "activity")
    base = workspace.activity(new.extends)
    return add_activity(workspace, new.api_slug, new.singular_noun, new.plural_noun, base)


def change_activity(workspace: Workspace, activity: ActivityType, changes: ActivityChanges) -> ActivityType:
    slug = changes.api_slug
    if slug is not None and slug != activity.slug and activity.is_system:
        raise invalid(f'The slug of the system activity "{activity.slug}" cannot be changed', "data", "api_slug")
    return _change_names(workspace, workspace.activities, activity, changes, "activity")


def delete_activity(workspace: Workspace, activity: ActivityType) -> None:
    """Remove a custom activity type with its records."""
    if activity.is_system:
        raise system_edit(f'"{activity.slug}" is a system activity and cannot be deleted')
    _delete_records(workspace, activity)
    workspace.activities.remove(activity)
    workspace.schema_changed()


def check_slug(slug: str) -> None:
    if not slug or slug.startswith("$") or any(letter.isspace() or letter == "/" for letter in slug):
        raise invalid(f'"{slug}" is not a slug', "data", "api_slug")


def _check_free(tables: Iterable[Table], slug: str, kind: str) -> None:
    if any(slug in (table.slug, table.id) for table in tables):
        article = "A list" if kind == "list" else f"An {kind}"
        raise slug_conflict(f'{article} with the slug "{slug}" already exists')


def _change_names(
    workspace: Workspace, tables: Iterable[Table], table: Nouned, changes: ObjectChanges | ActivityChanges, kind: str
) -> Nouned:
    slug = changes.api_slug
    if slug is not None and slug != table.slug:
        check_slug(slug)
        _check_free(tables, slug, kind)
        table.slug = slug
    table.singular_noun = changes.singular_noun or table.singular_noun
    table.plural_noun = changes.plural_noun or table.plural_noun
    workspace.schema_changed()
    return table


def _delete_records(workspace: Workspace, table: Table) -> None:
    for record in list(table.records.values()):
        workspace.records.delete(record)


def _member_access(workspace: Workspace, given: Iterable[MemberAccess]) -> dict[str, AccessLevel]:
    levels: dict[str, AccessLevel] = {one.workspace_member_id: one.level for one in given}
    unknown = next((member for member in levels if member not in workspace.members), None)
    if unknown is not None:
        raise value_not_found(f'Cannot find workspace member with ID "{unknown}"')
    return levels


def _check_access(workspace_access: AccessLevel | None, member_access: dict[str, AccessLevel]) -> None:
    if workspace_access != "full-access" and "full-access" not in member_access.values():
        message = 'workspace_access must be "full-access", or at least one member must have "full-access"'
        raise invalid(message, "data", "workspace_access")
