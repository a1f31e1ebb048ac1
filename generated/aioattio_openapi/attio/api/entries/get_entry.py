# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill

if TYPE_CHECKING:
    from ...models.entry_response import EntryResponse


def request(
    list_: str,
    entry_id: str,
) -> Request[EntryResponse]:
    """Reads one list entry by its id.

    GET /v2/lists/{list}/entries/{entry_id}
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes: list_entry:read, list_configuration:read.
    """
    _operation = _OPERATIONS["get_entry"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"list": list_, "entry_id": entry_id}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> EntryResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.entry_response import EntryResponse

    read: EntryResponse = EntryResponse.read(data)
    return read


_parse = parse
