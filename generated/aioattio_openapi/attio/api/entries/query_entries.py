# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS
from ...request import Request, fill, json_body

if TYPE_CHECKING:
    from ...models.entry_list import EntryList
    from ...models.query_entries_body import QueryEntriesBody


def request(
    list_: str,
    *,
    body: QueryEntriesBody | Mapping[str, Any],
) -> Request[EntryList]:
    """Finds entries of a list, filtered and sorted, a page at a time.

    POST /v2/lists/{list}/entries/query
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: offset-body; default limit 500.
    Scopes: list_entry:read, list_configuration:read.
    """
    operation = OPERATIONS["query_entries"]
    return Request(
        operation=operation,
        path=fill(operation.path, {"list": list_}),
        parse=parse,
        params={},
        json=json_body(body),
    )


def parse(data: Any) -> EntryList:
    """Reads the decoded JSON of an answer."""
    from ...models.entry_list import EntryList

    read: EntryList = EntryList.read(data)
    return read
