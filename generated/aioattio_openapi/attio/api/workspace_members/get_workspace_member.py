# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill

if TYPE_CHECKING:
    from ...models.workspace_member_response import WorkspaceMemberResponse


def request(
    workspace_member_id: str,
) -> Request[WorkspaceMemberResponse]:
    """Reads one workspace member by its id.

    GET /v2/workspace_members/{workspace_member_id}
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes: user_management:read.
    """
    _operation = _OPERATIONS["get_workspace_member"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"workspace_member_id": workspace_member_id}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> WorkspaceMemberResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.workspace_member_response import WorkspaceMemberResponse

    read: WorkspaceMemberResponse = WorkspaceMemberResponse.read(data)
    return read


_parse = parse
