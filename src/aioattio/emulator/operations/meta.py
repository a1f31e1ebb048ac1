"""Who am I."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aioattio.emulator.operations.answers import encode
from aioattio.emulator.routing import Call, route

if TYPE_CHECKING:
    from aioattio.emulator.auth import Token
    from aioattio.emulator.workspace import Workspace


def describe_token(workspace: Workspace, token: Token | None) -> dict[str, Any]:
    """What GET /v2/self says; of a token that is not valid only that it is not."""
    if token is None:
        return {"active": False}
    client_id = workspace.stable_id("client")
    return {
        "active": True,
        "scope": " ".join(token.scopes),
        "client_id": client_id,
        "token_type": "Bearer",
        "exp": None,
        "iat": token.issued_at,
        "sub": workspace.id,
        "aud": client_id,
        "iss": "attio.com",
        "authorized_by_workspace_member_id": workspace.owner.id,
        "workspace_id": workspace.id,
        "workspace_name": workspace.slug.replace("-", " ").title(),
        "workspace_slug": workspace.slug,
        "workspace_logo_url": None,
        "token_level": "workspace",
    }


def identify(call: Call) -> bytes:
    return encode(describe_token(call.workspace, call.token))


SELF = route("GET", "/v2/self", "", identify)
ROUTES = (SELF,)
