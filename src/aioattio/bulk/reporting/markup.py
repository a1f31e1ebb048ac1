"""HTML from Python calls: whatever is not made here is text, and escaped."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable

__all__ = ["Child", "Markup", "joined", "tag"]


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Child = str | Markup | int | None
"""What may stand in an element: None is nothing, text that is no Markup is escaped."""

_VOID = frozenset({"meta", "link", "br"})
_JOINERS = "\u200c\u200d"  # parts of words and of emoji
_FLAGS = range(0xE0020, 0xE0080)  # parts of flags


def tag(name: str, /, *children: Child, **attributes: str | float | None) -> Markup:
    """An element. `class_` is the attribute class, `data_x` data-x; attributes that are None are left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_escaped(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{written}>" if name in _VOID else f"<{name}{written}>{joined(children)}</{name}>")


def joined(children: Iterable[Child]) -> Markup:
    """One after another, with nothing between them."""
    return Markup(
        "".join(child if isinstance(child, Markup) else _escaped(str(child)) for child in children if child is not None)
    )


def _escaped(text: str) -> str:
    return html.escape(text if text.isprintable() else "".join(map(_visible, text)))


def _visible(sign: str) -> str:
    """Signs that cannot be seen, or that turn the text around them, by their number."""
    category = unicodedata.category(sign)
    if sign in "\n\t" or sign in _JOINERS or ord(sign) in _FLAGS:
        return sign
    # Not for space separators, which are seen.
    return f"⟨U+{ord(sign):04X}⟩" if category.startswith("C") or category in ("Zl", "Zp") else sign
