"""Keeping the token out of everything that is shown, logged or stored."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["Secret", "without_secrets"]

_GIVEN = re.compile(rb'(\\*"secret\\*"\s*:\s*\\*")(?:[^"\\]|\\.)*', re.DOTALL)
"""What follows the key under which Attio gives a webhook its secret, also where the JSON is broken or quoted."""


class Secret:
    """A string that shows itself only when asked; never in a repr, a log line or a pickle."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The string itself."""
        return self._value

    def scrub(self, content: bytes) -> bytes:
        """The same bytes without the secret: a proxy's error page may echo what it was sent."""
        return content.replace(self._value.encode(), b"***")

    def __repr__(self) -> str:
        return "Secret(***)"

    def __reduce__(self) -> Any:
        raise TypeError("a secret is not pickled: make a new client where it is needed")


def without_secrets(content: bytes, token: Secret | None) -> bytes:
    """A body of Attio's as it may be shown: without the token, and without the secret of a webhook that was made."""
    content = content if token is None else token.scrub(content)
    return _GIVEN.sub(rb"\1***", content)
