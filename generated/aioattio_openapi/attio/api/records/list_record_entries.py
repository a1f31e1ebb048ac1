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
    from ...models.record_entry_list import RecordEntryList


def request(
    object_: str,
    record_id: str,
    *,
    limit: int | None | Unset = UNSET,
    offset: int | None | Unset = UNSET,
) -> Request[RecordEntryList]:
    """Lists the list entries that have this record as their parent.

    GET /v2/objects/{object}/records/{record_id}/entries
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: offset-query; default limit 100; max limit 1000.
    Scopes: record_permission:read, object_configuration:read, list_entry:read.
    """
    _operation = _OPERATIONS["list_record_entries"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"object": object_, "record_id": record_id}),
        parse=_parse,
        params=_set_only(
            {
                "limit": limit,
                "offset": offset,
            }
        ),
    )


def parse(data: Any) -> RecordEntryList:
    """Reads the decoded JSON of an answer."""
    from ...models.record_entry_list import RecordEntryList

    read: RecordEntryList = RecordEntryList.read(data)
    return read


_parse = parse
