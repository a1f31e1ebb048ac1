# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill

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
    _operation = _OPERATIONS["get_task"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"task_id": task_id}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> TaskResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.task_response import TaskResponse

    read: TaskResponse = TaskResponse.read(data)
    return read


_parse = parse
