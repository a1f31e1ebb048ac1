# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request

if TYPE_CHECKING:
    from ...models.workspace_member_list import WorkspaceMemberList


def request() -> Request[WorkspaceMemberList]:
    """Lists the members of the workspace.

    GET /v2/workspace_members
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes: user_management:read.
    """
    _operation = _OPERATIONS["list_workspace_members"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params={},
    )


def parse(data: Any) -> WorkspaceMemberList:
    """Reads the decoded JSON of an answer."""
    from ...models.workspace_member_list import WorkspaceMemberList

    read: WorkspaceMemberList = WorkspaceMemberList.read(data)
    return read


_parse = parse
