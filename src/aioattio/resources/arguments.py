"""Arguments that become part of a path."""

from __future__ import annotations

from typing import Any

from aioattio.errors import InvalidInput

__all__ = ["path_argument"]


def path_argument(name: str, given: Any, accepted: str) -> str:
    """A slug or id. Raises InvalidInput for what would address something else ("", ".", ".."), or is no plain text."""
    if not isinstance(given, str) or given.strip() in {"", ".", ".."} or not given.isprintable():
        raise InvalidInput(attribute=name, given=given, accepted=accepted)
    return given
