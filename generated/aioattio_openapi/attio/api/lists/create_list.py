# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS
from ...request import Request, json_body

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
    operation = OPERATIONS["create_list"]
    return Request(
        operation=operation,
        path=operation.path,
        parse=parse,
        params={},
        json=json_body(body),
    )


def parse(data: Any) -> ListResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.list_response import ListResponse

    read: ListResponse = ListResponse.read(data)
    return read
