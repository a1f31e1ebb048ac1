"""Slugs made from titles."""

from __future__ import annotations

import re
from typing import Any

from aioattio.errors import InvalidInput

__all__ = ["slug_of"]


def slug_of(title: Any, *, name: str) -> str:
    """The slug for a title. name: of the argument. Raises InvalidInput where nothing of it could be in a slug."""
    slug = re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_") if isinstance(title, str) else ""
    if not slug:
        accepted = f"a {name} with letters or digits, or a slug beside it"
        raise InvalidInput(attribute=name, given=title, accepted=accepted)
    return slug
