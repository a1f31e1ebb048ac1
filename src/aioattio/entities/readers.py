"""Reading one key of a JSON object without ever failing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["Raw", "read_flag", "read_mapping", "read_own_id", "read_text"]

Raw = Mapping[str, Any]


def read_text(raw: Raw, key: str) -> str:
    found = raw.get(key)
    return found if isinstance(found, str) else ""


def read_flag(raw: Raw, key: str, *, default: bool = False) -> bool:
    found = raw.get(key)
    return found if isinstance(found, bool) else default


def read_mapping(raw: Raw, key: str) -> Raw:
    found = raw.get(key)
    return found if isinstance(found, Mapping) else {}


def read_own_id(raw: Raw, key: str) -> str:
    """Attio's composite ids are objects; the last part is the thing's own."""
    whole = raw.get("id")
    return whole if isinstance(whole, str) else read_text(read_mapping(raw, "id"), key)
