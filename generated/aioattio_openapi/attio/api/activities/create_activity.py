# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import json_body as _json_body

if TYPE_CHECKING:
    from ...models.activity_response import ActivityResponse
    from ...models.create_activity_body import CreateActivityBody


def request(
    *,
    body: CreateActivityBody | Mapping[str, Any],
) -> Request[ActivityResponse]:
    """Creates an activity type.

    POST /v2/activities
    Counts as a write; must not be repeated when its outcome is unknown.
    Scopes: activity_configuration:read-write.
    Stability: alpha.
    """
    _operation = _OPERATIONS["create_activity"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> ActivityResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.activity_response import ActivityResponse

    read: ActivityResponse = ActivityResponse.read(data)
    return read


_parse = parse
