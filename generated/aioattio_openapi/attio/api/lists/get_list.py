# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill

if TYPE_CHECKING:
    from ...models.list_response import ListResponse


def request(
    list_: str,
) -> Request[ListResponse]:
    """Reads one list by its slug or id.

    GET /v2/lists/{list}
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes: list_configuration:read.
    """
    _operation = _OPERATIONS["get_list"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"list": list_}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> ListResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.list_response import ListResponse

    read: ListResponse = ListResponse.read(data)
    return read


_parse = parse
