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
    from ...models.list_response import ListResponse
    from ...models.update_list_body import UpdateListBody


def request(
    list_: str,
    *,
    body: UpdateListBody | Mapping[str, Any],
) -> Request[ListResponse]:
    """Changes the name, slug or access of a list.

    PATCH /v2/lists/{list}
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: list_configuration:read-write.
    """
    _operation = _OPERATIONS["update_list"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"list": list_}),
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> ListResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.list_response import ListResponse

    read: ListResponse = ListResponse.read(data)
    return read


_parse = parse
