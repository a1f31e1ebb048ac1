"""One change, and the only way in which text of a document gets into a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

JsonObject = dict[str, Any]

Kind = Literal["operation", "component", "event", "standard attribute"]

_MARKS = frozenset("`<>")
_LONGEST = 160  # characters of one text; a document may hold anything


@dataclass(frozen=True, order=True)
class Change:
    """Something about `subject` (an operation, a component, ...) that is not as it was.

    part: "body", "answer 200", "errors", ... or "".
    place: the way down from there, `data.items[].name`, or "".
    text: what happened, texts of the document in backticks (see `code`).
    breaking: whether a caller must do something.
    """

    kind: Kind
    subject: str
    part: str
    place: str
    text: str
    breaking: bool

    @property
    def name(self) -> str:
        """The last name of the place: what the change is about, wherever it shows."""
        return self.place.rpartition(".")[2].partition("[")[0].partition("{")[0].partition("|")[0]


def code(text: str, longest: int = _LONGEST) -> str:
    """A text of a document between backticks, which it cannot leave, neither in Markdown nor in a terminal."""
    shown = text if len(text) <= longest else f"{text[: longest - 1]}…"
    if not shown.isprintable() or _MARKS & set(shown):
        shown = "".join(map(_shown, shown))
    return f"`{shown or ' '}`"


def listed(texts: list[str], most: int = 40) -> str:
    """Texts of a document in a row."""
    more = f" and {len(texts) - most} more" if len(texts) > most else ""
    return ", ".join(code(text) for text in texts[:most]) + more


def printable(text: str) -> str:
    """A message as a terminal may show it: what a document put into it moves no cursor and changes no colour."""
    return "".join(
        character if character.isprintable() or character == "\n" else _escaped(character) for character in text
    )


def _shown(character: str) -> str:
    return character if character.isprintable() and character not in _MARKS else _escaped(character)


def _escaped(character: str) -> str:
    point = ord(character)
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"
