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
    from ...models.status_response import StatusResponse
    from ...models.update_status_body import UpdateStatusBody


def request(
    target: AttributeTarget,
    identifier: str,
    attribute: str,
    status: str,
    *,
    body: UpdateStatusBody | Mapping[str, Any],
) -> Request[StatusResponse]:
    """Changes or archives a status of a status attribute.

    PATCH /v2/{target}/{identifier}/attributes/{attribute}/statuses/{status}
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes when target=objects: object_configuration:read-write.
    Scopes when target=lists: list_configuration:read-write.
    """
    _operation = _OPERATIONS["update_status"]
    return _Request(
        operation=_operation,
        path=_fill(
            _operation.path,
            {"target": target, "identifier": identifier, "attribute": attribute, "status": status},
        ),
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
