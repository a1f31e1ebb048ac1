# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import set_only as _set_only
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...models.thread_list import ThreadList


def request(
    *,
    entry_id: str | None | Unset = UNSET,
    limit: int | None | Unset = UNSET,
    list_: str | None | Unset = UNSET,
    object_: str | None | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    record_id: str | None | Unset = UNSET,
) -> Request[ThreadList]:
    """Lists the comment threads of a record or list entry.

    GET /v2/threads
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: offset-query; default limit 10; max limit 50.
    Scopes: comment:read.
    Scopes when on=records: object_configuration:read, record_permission:read.
    Scopes when on=list-entries: list_configuration:read, list_entry:read.
    """
    _operation = _OPERATIONS["list_threads"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params=_set_only(
            {
                "entry_id": entry_id,
                "limit": limit,
                "list": list_,
                "object": object_,
                "offset": offset,
                "record_id": record_id,
            }
        ),
    )


def parse(data: Any) -> ThreadList:
    """Reads the decoded JSON of an answer."""
    from ...models.thread_list import ThreadList

    read: ThreadList = ThreadList.read(data)
    return read


_parse = parse
