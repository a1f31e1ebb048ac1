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
    from ...models.upsert_entry_body import UpsertEntryBody


def request(
    list_: str,
    *,
    body: UpsertEntryBody | Mapping[str, Any],
) -> Request[EntryResponse]:
    """Adds a record to a list, or updates its only entry there.

    PUT /v2/lists/{list}/entries
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: list_entry:read-write, list_configuration:read.
    """
    _operation = _OPERATIONS["upsert_entry"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"list": list_}),
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
