# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS
from ...request import Request

if TYPE_CHECKING:
    from ...models.workspace_member_list import WorkspaceMemberList


def request() -> Request[WorkspaceMemberList]:
    """Lists the members of the workspace.

    GET /v2/workspace_members
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes: user_management:read.
    """
    operation = OPERATIONS["list_workspace_members"]
    return Request(
        operation=operation,
        path=operation.path,
        parse=parse,
        params={},
    )


def parse(data: Any) -> WorkspaceMemberList:
    """Reads the decoded JSON of an answer."""
    from ...models.workspace_member_list import WorkspaceMemberList

    read: WorkspaceMemberList = WorkspaceMemberList.read(data)
    return read
