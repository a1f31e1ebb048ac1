# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import UNSET, Model, Unset

if TYPE_CHECKING:
    from .token_level import TokenLevel


@define(kw_only=True)
class Identity(Model):
    """At identify.response.|false, identify.response.|true."""

    active: bool
    aud: str | Unset = UNSET
    authorized_by_workspace_member_id: str | Unset = UNSET
    client_id: str | Unset = UNSET
    exp: float | None | Unset = UNSET
    iat: float | Unset = UNSET
    iss: str | Unset = UNSET
    scope: str | Unset = UNSET
    sub: str | Unset = UNSET
    token_level: str | TokenLevel | Unset = UNSET
    token_type: str | Unset = UNSET
    workspace_id: str | Unset = UNSET
    workspace_logo_url: None | str | Unset = UNSET
    workspace_name: str | Unset = UNSET
    workspace_slug: str | Unset = UNSET


Identity._fields = (
    ("active", "active", None),
    ("aud", "aud", None),
    ("authorized_by_workspace_member_id", "authorized_by_workspace_member_id", None),
    ("client_id", "client_id", None),
    ("exp", "exp", None),
    ("iat", "iat", None),
    ("iss", "iss", None),
    ("scope", "scope", None),
    ("sub", "sub", None),
    ("token_level", "token_level", None),
    ("token_type", "token_type", None),
    ("workspace_id", "workspace_id", None),
    ("workspace_logo_url", "workspace_logo_url", None),
    ("workspace_name", "workspace_name", None),
    ("workspace_slug", "workspace_slug", None),
)
Identity._required = frozenset({"active"})
