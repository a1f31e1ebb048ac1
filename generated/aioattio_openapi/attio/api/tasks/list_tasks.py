# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import set_only as _set_only
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...models.task_list import TaskList
    from ...models.task_sort import TaskSort


def request(
    *,
    assignee: None | str | None | Unset = UNSET,
    is_completed: bool | None | Unset = UNSET,
    limit: int | None | Unset = UNSET,
    linked_object: str | None | Unset = UNSET,
    linked_record_id: str | None | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    sort: TaskSort | None | Unset = UNSET,
) -> Request[TaskList]:
    """Lists tasks, filtered by assignee, linked record or completion.

    GET /v2/tasks
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: offset-query; default limit 500.
    Scopes: task:read, object_configuration:read, record_permission:read, user_management:read.
    """
    _operation = _OPERATIONS["list_tasks"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params=_set_only(
            {
                "assignee": assignee,
                "is_completed": is_completed,
                "limit": limit,
                "linked_object": linked_object,
                "linked_record_id": linked_record_id,
                "offset": offset,
                "sort": sort,
            }
        ),
    )


def parse(data: Any) -> TaskList:
    """Reads the decoded JSON of an answer."""
    from ...models.task_list import TaskList

    read: TaskList = TaskList.read(data)
    return read


_parse = parse
