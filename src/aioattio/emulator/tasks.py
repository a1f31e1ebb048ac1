"""Tasks of members, and the records that they are about."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from aioattio.emulator.bodies import Changes
from aioattio.emulator.errors import invalid, not_found
from aioattio.emulator.linking import is_alive
from aioattio.emulator.records import find_record
from aioattio.emulator.timestamps import parse, render
from aioattio.emulator.values.base import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from aioattio.emulator.records import Record
    from aioattio.emulator.values.references import Actor
    from aioattio.emulator.workspace import Member, Workspace


class NewTask(Struct):
    content: Annotated[str, Meta(max_length=2000)]
    format: Literal["plaintext"]
    deadline_at: str | None
    is_completed: bool
    linked_records: list[Any]
    assignees: list[dict[str, Any]]


class TaskChanges(Changes):
    deadline_at: str | UnsetType | None = UNSET
    is_completed: bool | UnsetType = UNSET
    linked_records: list[Any] | UnsetType = UNSET
    assignees: list[dict[str, Any]] | UnsetType = UNSET


@dataclass(slots=True)
class Task:
    id: str
    content: str
    created_by: Actor
    created_at: int
    deadline_at: int | None = None
    completed_at: int | None = None
    assignees: tuple[Member, ...] = ()
    linked: tuple[Record, ...] = ()


class Tasks:
    """The tasks of a workspace. A task outlives the records it is about."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._tasks: dict[str, Task] = {}

    def all(self) -> list[Task]:
        """Oldest first."""
        return list(self._tasks.values())

    def find(self, task_id: str) -> Task:
        """Raises a 404."""
        task = self._tasks.get(task_id)
        if task is None:
            raise not_found(f'Task with ID "{task_id}" was not found')
        return task

    def follow(self, old: Record, merged: Record) -> None:
        for task in self._tasks.values():
            task.linked = tuple(dict.fromkeys(merged if record is old else record for record in task.linked))

    def create(self, new: NewTask, actor: Actor) -> Task:
        changes = TaskChanges(new.deadline_at, new.is_completed, new.linked_records, new.assignees)
        task = Task(str(uuid.uuid4()), new.content, actor, self._workspace.clock.tick())
        self.change(task, changes)
        self._tasks[task.id] = task
        return task

    def change(self, task: Task, changes: TaskChanges) -> None:
        """All of it or, where anything is refused, nothing."""
        workspace, read = self._workspace, dict[str, Any]()
        if changes.deadline_at is not UNSET:
            read["deadline_at"] = None if changes.deadline_at is None else _deadline(changes.deadline_at)
        if changes.linked_records is not UNSET:
            read["linked"] = _linked_records(workspace, changes.linked_records)
        if changes.assignees is not UNSET:
            assignees = (_assignee(workspace, one, at) for at, one in enumerate(changes.assignees))
            read["assignees"] = tuple(dict.fromkeys(assignees))
        if changes.is_completed is not UNSET:
            read["completed_at"] = (task.completed_at or workspace.clock.tick()) if changes.is_completed else None
        for name, value in read.items():
            setattr(task, name, value)

    def delete(self, task: Task) -> None:
        del self._tasks[task.id]

    def describe(self, task: Task) -> dict[str, Any]:
        linked = [record for record in task.linked if is_alive(record)]
        return {
            "id": {"workspace_id": self._workspace.id, "task_id": task.id},
            "content_plaintext": task.content,
            "deadline_at": _rendered(task.deadline_at),
            "is_completed": task.completed_at is not None,
            "completed_at": _rendered(task.completed_at),
            "linked_records": [
                {"target_object_id": record.object.id, "target_record_id": record.id} for record in linked
            ],
            "assignees": [
                {"referenced_actor_type": "workspace-member", "referenced_actor_id": member.id}
                for member in task.assignees
            ],
            "created_by_actor": {"type": task.created_by.type, "id": task.created_by.id},
            "created_at": render(task.created_at),
        }


def _rendered(moment: int | None) -> str | None:
    return None if moment is None else render(moment)


def _deadline(text: str) -> int:
    try:
        return parse(text)
    except ValueError as problem:
        raise invalid(str(problem), "data", "deadline_at") from None


def _assignee(workspace: Workspace, given: Mapping[str, Any], at: int) -> Member:
    """By id or by e-mail address."""
    place = ("data", "assignees", at)
    if set(given) == {"workspace_member_email_address"}:
        named = given["workspace_member_email_address"]
        member = workspace.member_by_email(named) if isinstance(named, str) else None
    elif given.get("referenced_actor_type") == "workspace-member":
        named = given.get("referenced_actor_id")
        member = workspace.members.get(named) if isinstance(named, str) else None
    else:
        raise invalid("an assignee is a workspace member, by ID or by email address", *place, expected="object")
    if member is None:
        raise not_found(f'Cannot find workspace member "{named}"')
    return member


def _linked_records(workspace: Workspace, given: list[Any]) -> tuple[Record, ...]:
    read: Callable[[Workspace, Any, int], Record]
    if all(isinstance(one, str) for one in given):
        read = _by_natural_key
    elif all(isinstance(one, dict) for one in given):
        read = _by_reference
    else:
        raise invalid("either all linked records are strings, or all are objects", "data", "linked_records")
    return tuple(dict.fromkeys(read(workspace, one, at) for at, one in enumerate(given)))


def _by_natural_key(workspace: Workspace, given: str, at: int) -> Record:
    """A person by e-mail address, a company by domain."""
    target, slug = ("people", "email_addresses") if "@" in given else ("companies", "domains")
    return _by_attribute(workspace, target, slug, [given], at)


def _by_reference(workspace: Workspace, given: dict[str, Any], at: int) -> Record:
    place = ("data", "linked_records", at)
    target, others = given.get("target_object"), [key for key in given if key != "target_object"]
    if not isinstance(target, str) or len(others) != 1:
        message = 'expected "target_object" and either "target_record_id" or one matching attribute'
        raise invalid(message, *place, expected="object")
    named = given[others[0]]
    if others[0] == "target_record_id" and isinstance(named, str):
        return find_record(workspace.object(target), named)
    if not isinstance(named, list):
        raise invalid(f"{others[0]} is not acceptable: {show(named)}", *place, others[0], expected="array")
    return _by_attribute(workspace, target, others[0], named, at)


def _by_attribute(workspace: Workspace, target: str, slug: str, given: list[Any], at: int) -> Record:
    object_type = workspace.object(target)
    matching = workspace.attribute(object_type, slug)
    if not matching.is_unique:
        raise invalid(f'"{slug}" is not a unique attribute of "{target}"', "data", "linked_records", at, slug)
    codec = workspace.codec(matching)
    keys = [codec.unique_key(codec.parse(one, matching, workspace)) for one in given]
    found = {record.id: record for key in keys if (record := matching.index.get(key)) is not None}
    if len(found) != 1:
        raise not_found(f'{len(found) or "No"} records of "{target}" with {slug} {show(given)}')
    return next(iter(found.values()))
