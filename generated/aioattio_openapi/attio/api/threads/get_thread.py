# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS
from ...request import Request, fill, set_only
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...models.thread_response import ThreadResponse


def request(
    thread_id: str,
    *,
    created_after: None | str | None | Unset = UNSET,
    cursor: str | None | Unset = UNSET,
    limit: int | None | Unset = UNSET,
) -> Request[ThreadResponse]:
    """Reads one thread with its comments, a page of comments at a time.

    GET /v2/threads/{thread_id}
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: cursor-query; max limit 250.
    Scopes: comment:read.
    Scopes when on=records: object_configuration:read, record_permission:read.
    Scopes when on=list-entries: list_configuration:read, list_entry:read.
    """
    operation = OPERATIONS["get_thread"]
    return Request(
        operation=operation,
        path=fill(operation.path, {"thread_id": thread_id}),
        parse=parse,
        params=set_only(
            {
                "created_after": created_after,
                "cursor": cursor,
                "limit": limit,
            }
        ),
    )


def parse(data: Any) -> ThreadResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.thread_response import ThreadResponse

    read: ThreadResponse = ThreadResponse.read(data)
    return read
