# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import json_body as _json_body

if TYPE_CHECKING:
    from ...models.create_list_body import CreateListBody
    from ...models.list_response import ListResponse


def request(
    *,
    body: CreateListBody | Mapping[str, Any],
) -> Request[ListResponse]:
    """Creates a list.

    POST /v2/lists
    Counts as a write; must not be repeated when its outcome is unknown.
    Scopes: list_configuration:read-write.
    """
    _operation = _OPERATIONS["create_list"]
    return _Request(
        operation=_operation,
        path=_operation.path,
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
