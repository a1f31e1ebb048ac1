"""Access tokens, what they may do, and how a request presents one."""

from __future__ import annotations

import base64
import secrets
import time
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aioattio.emulator.values.references import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable

ALL_SCOPES = (
    "activity_configuration:read-write",
    "activity_record:read-write",
    "call_recording:read-write",
    "comment:read-write",
    "email:read",
    "file:read-write",
    "list_configuration:read-write",
    "list_entry:read-write",
    "meeting:read-write",
    "note:read-write",
    "object_configuration:read-write",
    "record_permission:read-write",
    "sequence_unsubscribe:read-write",
    "task:read-write",
    "user_management:read",
    "webhook:read-write",
)


@dataclass(frozen=True, slots=True)
class Token:
    """A valid token; its secret is not part of it."""

    id: str
    scopes: tuple[str, ...]
    issued_at: int = field(default_factory=lambda: int(time.time()))

    @property
    def actor(self) -> Actor:
        return Actor("api-token", self.id)

    def lacks(self, required: Iterable[str]) -> list[str]:
        """Those of the required scopes that this token does not have; writing includes reading."""
        return [scope for scope in required if scope not in self.scopes and f"{scope}-write" not in self.scopes]


class Tokens:
    """The tokens that the emulator accepts."""

    def __init__(self) -> None:
        self._by_secret: dict[str, Token] = {}

    def add(self, secret: str | None = None, scopes: Iterable[str] = ALL_SCOPES) -> str:
        """Accept a token, a random one if none is given; returns it. Raises ValueError for an empty one."""
        if secret is None:
            secret = secrets.token_hex(32)
        if not secret.strip():
            raise ValueError("the token is empty: name one, or none for a random one")
        self._by_secret[secret] = Token(str(uuid.uuid4()), tuple(scopes))
        return secret

    def revoke(self, secret: str) -> None:
        """Accept it no longer; one that is unknown is no error."""
        self._by_secret.pop(secret, None)

    def find(self, authorization: str | None) -> Token | None:
        """The token of an Authorization header: Bearer, or Basic with the token as user name."""
        scheme, _, credentials = (authorization or "").partition(" ")
        if scheme.lower() == "bearer":
            return self._by_secret.get(credentials.strip())
        if scheme.lower() == "basic":
            try:
                user, _, _ = base64.b64decode(credentials, validate=True).decode().partition(":")
            except ValueError:  # no Base64, or bytes that are no text
                return None
            return self._by_secret.get(user)
        return None
