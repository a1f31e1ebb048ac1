"""What was probably meant by a name that is unknown."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence

from aioattio.errors import shortened

__all__ = ["close_to", "did_you_mean", "nearest"]

_LONG = 200
"""Characters that are compared: more of them cost time, and make nothing nearer."""


def close_to(given: str, known: Iterable[str] | Mapping[str, str], *, most: int = 3) -> list[str]:
    """Up to `most` of the known names, best first, whatever the case of their letters.

    known: names, or names with what each stands for, which is then given.
    """
    means = known if isinstance(known, Mapping) else {name: name for name in known}
    folded = {name.casefold(): meant for name, meant in means.items()}
    close = difflib.get_close_matches(given[:_LONG].casefold(), folded, n=most + 2, cutoff=0.6)
    return list(dict.fromkeys(folded[name] for name in close))[:most]


def nearest(given: str, known: Iterable[str] | Mapping[str, str]) -> str:
    """ "; did you mean 'x'?", or "" where nothing is near."""
    return did_you_mean(close_to(given, known, most=1))


def did_you_mean(close: Sequence[str]) -> str:
    """ "; did you mean 'x' or 'y'?", or "" for no names."""
    return f"; did you mean {' or '.join(map(shortened, close))}?" if close else ""
