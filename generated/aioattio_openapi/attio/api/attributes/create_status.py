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
    from ...models.attribute_target import AttributeTarget
    from ...models.create_status_body import CreateStatusBody
    from ...models.status_response import StatusResponse


def request(
    target: AttributeTarget,
    identifier: str,
    attribute: str,
    *,
    body: CreateStatusBody | Mapping[str, Any],
) -> Request[StatusResponse]:
    """Adds a status to a status attribute.

    POST /v2/{target}/{identifier}/attributes/{attribute}/statuses
    Counts as a write; must not be repeated when its outcome is unknown.
    Scopes when target=objects: object_configuration:read-write.
    Scopes when target=lists: list_configuration:read-write.
    """
    _operation = _OPERATIONS["create_status"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"target": target, "identifier": identifier, "attribute": attribute}),
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> StatusResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.status_response import StatusResponse

    read: StatusResponse = StatusResponse.read(data)
    return read


_parse = parse
