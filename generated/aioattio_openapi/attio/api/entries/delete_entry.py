# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill


def request(
    list_: str,
    entry_id: str,
) -> Request[None]:
    """Removes an entry from a list; the record stays.

    DELETE /v2/lists/{list}/entries/{entry_id}
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: list_entry:read-write, list_configuration:read.
    """
    _operation = _OPERATIONS["delete_entry"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"list": list_, "entry_id": entry_id}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> None:
    """Reads the decoded JSON of an answer, which says nothing but that it was done."""
    return None


_parse = parse
