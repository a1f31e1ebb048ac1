# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import set_only as _set_only
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...models.activity_list import ActivityList


def request(
    *,
    cursor: str | None | Unset = UNSET,
    limit: int | None | Unset = UNSET,
) -> Request[ActivityList]:
    """Lists the activity types of the workspace.

    GET /v2/activities
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: cursor-query; default limit 100.
    Scopes: activity_configuration:read.
    Stability: alpha.
    """
    _operation = _OPERATIONS["list_activities"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params=_set_only(
            {
                "cursor": cursor,
                "limit": limit,
            }
        ),
    )


def parse(data: Any) -> ActivityList:
    """Reads the decoded JSON of an answer."""
    from ...models.activity_list import ActivityList

    read: ActivityList = ActivityList.read(data)
    return read


_parse = parse
