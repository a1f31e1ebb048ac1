"""Arguments that become part of a path."""

from __future__ import annotations

from typing import Any

from aioattio.errors import InvalidInput
from aioattio.typed.fields import ModelField

__all__ = ["attribute_argument", "container_argument", "path_argument"]


def path_argument(name: str, given: Any, accepted: str) -> str:
    """A slug or id. Raises InvalidInput for what would address something else ("", ".", ".."), or is no plain text."""
    if not isinstance(given, str) or given.strip() in {"", ".", ".."} or not given.isprintable():
        raise InvalidInput(attribute=name, given=given, accepted=accepted)
    return given


def attribute_argument(name: str, given: Any, accepted: str = "the slug or id of an attribute") -> str:
    """The slug or id of what may be the attribute of a model: `Company.domains`. Raises InvalidInput."""
    own = given.slug if isinstance(given, ModelField) else given
    return path_argument(name, own, f"{accepted}, or the attribute of a model")


def container_argument(name: str, given: Any, kind: type[Any], example: str) -> str:
    """The slug or id of what may be the object, list or activity type itself. Raises InvalidInput."""
    own = (given.slug or given.id) if isinstance(given, kind) else given
    return path_argument(name, own, f"a slug or id, or {_a(kind.__name__)}: {example!r}")


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0].lower() in "aeiou" else f"a {noun}"
