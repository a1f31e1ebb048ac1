# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS
from ...request import Request, json_body

if TYPE_CHECKING:
    from ...models.create_object_body import CreateObjectBody
    from ...models.object_response import ObjectResponse


def request(
    *,
    body: CreateObjectBody | Mapping[str, Any],
) -> Request[ObjectResponse]:
    """Creates a custom object.

    POST /v2/objects
    Counts as a write; must not be repeated when its outcome is unknown.
    Scopes: object_configuration:read-write.
    """
    operation = OPERATIONS["create_object"]
    return Request(
        operation=operation,
        path=operation.path,
        parse=parse,
        params={},
        json=json_body(body),
    )


def parse(data: Any) -> ObjectResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.object_response import ObjectResponse

    read: ObjectResponse = ObjectResponse.read(data)
    return read
