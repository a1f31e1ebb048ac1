"""Paging by cursor: an opaque text that says where the next page begins."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING, TypeVar

from aioattio.emulator.errors import invalid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

T = TypeVar("T")

# More than any list needs; Python refuses to read numbers of thousands of digits.
_WHOLE = re.compile(r"[0-9]{1,15}", re.ASCII)


def cursor_paged(
    items: Sequence[T], query: Mapping[str, str], *, default: int, high: int
) -> tuple[Sequence[T], str | None]:
    """The page that `limit` and `cursor` of the query string ask for, and the cursor of the next one.

    The cursor is None after the last item. Raises a 400 for a cursor that is none and a limit that is not 1 to `high`.
    """
    start = _position(query["cursor"]) if "cursor" in query else 0
    end = start + _limit(query, default, high)
    return items[start:end], _cursor(end) if end < len(items) else None


def _limit(query: Mapping[str, str], default: int, high: int) -> int:
    given = query.get("limit")
    if given is None:
        return default
    if not _WHOLE.fullmatch(given) or not 1 <= int(given) <= high:
        raise invalid(f'limit must be a whole number from 1 to {high}, but got "{given}"', "limit", expected="integer")
    return int(given)


def _cursor(position: int) -> str:
    return base64.urlsafe_b64encode(f"at:{position}".encode()).decode().rstrip("=")


def _position(cursor: str) -> int:
    try:
        text = base64.b64decode(f"{cursor}{'=' * (-len(cursor) % 4)}", altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        text = ""
    name, _, position = text.partition(":")
    if name != "at" or not _WHOLE.fullmatch(position):
        raise invalid(f'"{cursor[:60]}" is not a cursor of this list', "cursor", expected="cursor")
    return int(position)
