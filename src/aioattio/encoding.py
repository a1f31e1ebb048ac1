"""JSON as it is sent: numbers with all their digits."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec

__all__ = ["encode"]


def _exact(given: Any) -> Any:
    """Text and numbers of a class of their own (those of numpy, markupsafe, ORMs), as what they are."""
    if isinstance(given, str):
        return str.__str__(given)
    for kind in (int, float, Decimal):
        if isinstance(given, kind):
            return kind(given)
    raise TypeError(f"there is none for a {type(given).__name__}")


encode = msgspec.json.Encoder(decimal_format="number", enc_hook=_exact).encode
"""Python to JSON. Raises TypeError, ValueError, RecursionError or msgspec.MsgspecError for what JSON cannot say."""
