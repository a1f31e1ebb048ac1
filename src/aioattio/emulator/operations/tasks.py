"""Tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aioattio.emulator.bodies import read_body
from aioattio.emulator.errors import invalid
from aioattio.emulator.linking import pair
from aioattio.emulator.operations.answers import data, flag, paged
from aioattio.emulator.records import find_record
from aioattio.emulator.routing import Call, route
from aioattio.emulator.tasks import NewTask, Task, TaskChanges, Tasks

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOBODY = ("", "null")


def list_tasks(call: Call) -> bytes:
    tasks = _tasks(call).all()
    linked = pair(call.query, "linked_object", "linked_record_id")
    if linked is not None:
        record = find_record(call.workspace.object(linked[0]), linked[1])
        tasks = [task for task in tasks if record in task.linked]
    if "is_completed" in call.query:
        done = flag(call.query, "is_completed")
        tasks = [task for task in tasks if (task.completed_at is not None) == done]
    if "assignee" in call.query:
        tasks = [task for task in tasks if _is_assigned(task, call.query["assignee"])]
    tasks = _sorted(tasks, call.query)
    return data([_tasks(call).describe(task) for task in paged(tasks, call.query, default=500)])


def create_task(call: Call) -> bytes:
    return _answer(call, _tasks(call).create(read_body(call.body, NewTask), call.token.actor))


def get_task(call: Call) -> bytes:
    return _answer(call, _task(call))


def update_task(call: Call) -> bytes:
    task = _task(call)
    _tasks(call).change(task, read_body(call.body, TaskChanges))
    return _answer(call, task)


def delete_task(call: Call) -> bytes:
    _tasks(call).delete(_task(call))
    return b"{}"


def _is_assigned(task: Task, wanted: str) -> bool:
    """To the member with this id or e-mail address; an empty text or "null" means to nobody."""
    if wanted in _NOBODY:
        return not task.assignees
    return any(wanted == member.id or wanted.lower() == member.email.lower() for member in task.assignees)


def _sorted(tasks: list[Task], query: Mapping[str, str]) -> list[Task]:
    """By creation unless asked otherwise; tasks that are open come last where completion counts."""
    by, _, direction = query.get("sort", "created_at:asc").partition(":")
    if by not in ("created_at", "completed_at") or direction not in ("asc", "desc"):
        raise invalid(f'sort is not acceptable: "{query["sort"]}"', "sort", expected="created_at:asc")
    is_descending = direction == "desc"
    if by == "created_at":
        return sorted(tasks, key=lambda task: task.created_at, reverse=is_descending)
    done = [task for task in tasks if task.completed_at is not None]
    done.sort(key=lambda task: task.completed_at or 0, reverse=is_descending)
    return [*done, *(task for task in tasks if task.completed_at is None)]


def _tasks(call: Call) -> Tasks:
    return call.workspace.store(Tasks)


def _task(call: Call) -> Task:
    return _tasks(call).find(call.path["task_id"])


def _answer(call: Call, task: Task) -> bytes:
    return data(_tasks(call).describe(task))


_AROUND = "object_configuration:read record_permission:read user_management:read"
_TASK = "/v2/tasks/{task_id}"
ROUTES = (
    route("GET", "/v2/tasks", f"task:read {_AROUND}", list_tasks),
    route("POST", "/v2/tasks", f"task:read-write {_AROUND}", create_task),
    route("GET", _TASK, f"task:read {_AROUND}", get_task),
    route("PATCH", _TASK, f"task:read-write {_AROUND}", update_task),
    route("DELETE", _TASK, "task:read-write", delete_task),
)
