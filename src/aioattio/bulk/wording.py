"""What several messages say alike."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

__all__ = ["nearest"]

_LONG = 200
"""Characters of a cell that are compared: more of them cost time, and make nothing nearer."""


def nearest(given: str, known: Iterable[str]) -> str:
    """ "; did you mean 'x'?", whatever the case of its letters, or "" where nothing is near."""
    folded = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(given[:_LONG].casefold(), folded, n=1, cutoff=0.6)
    return f"; did you mean {folded[close[0]]!r}?" if close else ""
