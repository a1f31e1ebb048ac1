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
    from ...models.activity_response import ActivityResponse
    from ...models.update_activity_body import UpdateActivityBody


def request(
    activity: str,
    *,
    body: UpdateActivityBody | Mapping[str, Any],
) -> Request[ActivityResponse]:
    """Changes the slug or the nouns of an activity type.

    PATCH /v2/activities/{activity}
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: activity_configuration:read-write.
    Stability: alpha.
    """
    _operation = _OPERATIONS["update_activity"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"activity": activity}),
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
