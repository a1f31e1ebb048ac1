"""Members of the workspace."""

from __future__ import annotations

from aioattio.emulator.errors import not_found
from aioattio.emulator.operations.answers import data
from aioattio.emulator.routing import Call, route


def list_members(call: Call) -> bytes:
    return data([call.workspace.describe_member(member) for member in call.workspace.members.values()])


def get_member(call: Call) -> bytes:
    member = call.workspace.members.get(call.path["workspace_member_id"])
    if member is None:
        raise not_found(f'Workspace member with ID "{call.path["workspace_member_id"]}" was not found')
    return data(call.workspace.describe_member(member))


ROUTES = (
    route("GET", "/v2/workspace_members", "user_management:read", list_members),
    route("GET", "/v2/workspace_members/{workspace_member_id}", "user_management:read", get_member),
)
