"""Tasks, made from rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import aclosing
from typing import Any

from attrs import define

from aioattio.bulk.destinations.described import TASK, arrays, only, reference_of
from aioattio.bulk.destinations.unmatched import Unmatched, is_same_moment, is_same_text
from aioattio.entities.tasks import Task
from aioattio.listing import Listing
from aioattio.resources.tasks import Tasks, task_data
from aioattio_openapi.attio.api.tasks import create_task

__all__ = ["TasksDestination"]


@define(eq=False)
class TasksDestination(Unmatched):
    """`attio.tasks`. A row is a task: content, and deadline_at, is_completed, linked_records and assignees if given."""

    kind = "tasks"
    name = "tasks"
    definitions = TASK

    def check(self, values: Mapping[str, Any]) -> None:
        """Raises InvalidInput as `Tasks.create`: for no content, or one of more than 2,000 characters."""
        _data(arrays(values))

    async def create(self, values: Mapping[str, Any]) -> str:
        """Make one. Raises OutcomeUnknown where nobody can tell whether it was made."""
        task = await self.session.one(create_task.request(body={"data": _data(arrays(values))}), Task.from_json)
        return task.id

    async def find_made(self, values: Mapping[str, Any], known: Sequence[str]) -> str | None:
        """Among the tasks of the first linked record, or those of the first assignee (of nobody); newest first."""
        data, others = _data(arrays(values)), set(known)
        async with aclosing(self._candidates(data).pages()) as pages:
            async for page in pages:
                for task in page.items:
                    if task.id not in others and _is_task(data, task):
                        return task.id
        return None

    def _candidates(self, data: Mapping[str, Any]) -> Listing[Task]:
        tasks = Tasks(self.session)
        if data["linked_records"]:
            linked = reference_of(data["linked_records"][0])
            return tasks.list(linked_record=linked, sort="created_at:desc")
        whose = data["assignees"][0]["referenced_actor_id"] if data["assignees"] else "unassigned"
        return tasks.list(assignee=whose, is_completed=data["is_completed"], sort="created_at:desc")


def _data(given: Mapping[str, list[Any]]) -> dict[str, Any]:
    data = task_data(
        only(given, "content"),
        deadline_at=only(given, "deadline_at"),
        is_completed=only(given, "is_completed") or False,
    )
    return data | {name: given.get(name) or [] for name in ("linked_records", "assignees")}


def _is_task(data: Mapping[str, Any], task: Task) -> bool:
    # A task names the objects of its records by id, a row by slug: the ids of records say enough.
    linked = {item["target_record_id"] for item in data["linked_records"]}
    assignees = {item["referenced_actor_id"] for item in data["assignees"]}
    return (
        is_same_text(data["content"], task.content)
        and data["is_completed"] == task.is_completed
        and is_same_moment(data["deadline_at"], task.deadline_at)
        and linked == {record.id for record in task.linked_records}
        and assignees == {member.id for member in task.assignees}
    )
