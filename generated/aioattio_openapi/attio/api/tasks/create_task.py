# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import json_body as _json_body

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
    _operation = _OPERATIONS["create_task"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> TaskResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.task_response import TaskResponse

    read: TaskResponse = TaskResponse.read(data)
    return read


_parse = parse
