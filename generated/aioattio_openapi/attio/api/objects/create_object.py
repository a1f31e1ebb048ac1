# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import json_body as _json_body

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
    _operation = _OPERATIONS["create_object"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> ObjectResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.object_response import ObjectResponse

    read: ObjectResponse = ObjectResponse.read(data)
    return read


_parse = parse
