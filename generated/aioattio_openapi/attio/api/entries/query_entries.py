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
    _operation = _OPERATIONS["query_entries"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"list": list_}),
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> EntryList:
    """Reads the decoded JSON of an answer."""
    from ...models.entry_list import EntryList

    read: EntryList = EntryList.read(data)
    return read


_parse = parse
