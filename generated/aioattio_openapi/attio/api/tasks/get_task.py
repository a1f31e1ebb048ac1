# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS
from ...request import Request, fill

if TYPE_CHECKING:
    from ...models.task_response import TaskResponse


def request(
    task_id: str,
) -> Request[TaskResponse]:
    """Reads one task by its id.

    GET /v2/tasks/{task_id}
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes: task:read, object_configuration:read, record_permission:read, user_management:read.
    """
    operation = OPERATIONS["get_task"]
    return Request(
        operation=operation,
        path=fill(operation.path, {"task_id": task_id}),
        parse=parse,
        params={},
    )


def parse(data: Any) -> TaskResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.task_response import TaskResponse

    read: TaskResponse = TaskResponse.read(data)
    return read
