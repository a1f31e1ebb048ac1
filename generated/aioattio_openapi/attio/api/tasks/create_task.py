# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS
from ...request import Request, json_body

if TYPE_CHECKING:
    from ...models.create_task_body import CreateTaskBody
    from ...models.task_response import TaskResponse


def request(
    *,
    body: CreateTaskBody | Mapping[str, Any],
) -> Request[TaskResponse]:
    """Creates a task.

    POST /v2/tasks
    Counts as a write; must not be repeated when its outcome is unknown.
    Scopes: task:read-write, object_configuration:read, record_permission:read, user_management:read.
    """
    operation = OPERATIONS["create_task"]
    return Request(
        operation=operation,
        path=operation.path,
        parse=parse,
        params={},
        json=json_body(body),
    )


def parse(data: Any) -> TaskResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.task_response import TaskResponse

    read: TaskResponse = TaskResponse.read(data)
    return read
