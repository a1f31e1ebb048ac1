# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill
from ...request import json_body as _json_body

if TYPE_CHECKING:
    from ...models.entry_response import EntryResponse
    from ...models.update_entry_body import UpdateEntryBody


def request(
    list_: str,
    entry_id: str,
    *,
    body: UpdateEntryBody | Mapping[str, Any],
) -> Request[EntryResponse]:
    """Updates a list entry; values are added to multiselect attributes.

    PATCH /v2/lists/{list}/entries/{entry_id}
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: list_entry:read-write, list_configuration:read.
    """
    _operation = _OPERATIONS["update_entry"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"list": list_, "entry_id": entry_id}),
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> EntryResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.entry_response import EntryResponse

    read: EntryResponse = EntryResponse.read(data)
    return read


_parse = parse
