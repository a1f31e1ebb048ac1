# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill
from ...request import set_only as _set_only
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
    _operation = _OPERATIONS["get_thread"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"thread_id": thread_id}),
        parse=_parse,
        params=_set_only(
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


_parse = parse
