"""Text of other people as Python literals and docstrings.

Titles and descriptions are anybody's: none of their characters may end a literal, and none that is invisible or changes
the direction of writing gets into the source.
"""

from __future__ import annotations

import textwrap

__all__ = ["WIDTH", "docstring", "fits", "literal"]

WIDTH = 88
"""Columns: the least that formatters are commonly set to, so that wider settings leave the text alone, too."""


def literal(text: str) -> str:
    """A string literal, in the quotes that a formatter prefers: double, unless single ones need fewer escapes."""
    quote = "'" if text.count('"') > text.count("'") else '"'
    inner = "".join(f"\\{character}" if character == quote else _shown(character) for character in text)
    return f"{quote}{inner}{quote}"


def docstring(summary: str, details: str = "", *, indent: str = "    ") -> list[str]:
    """Its lines, wrapped. summary: must have text in it; details: a paragraph of its own, where there are any."""
    paragraphs = [_wrapped(text, indent) for text in map(_sentence, (summary, details)) if text]
    lines = paragraphs[0] if len(paragraphs) == 1 else [*paragraphs[0], "", *paragraphs[1]]
    if len(lines) == 1:
        return [f'{indent}"""{lines[0]}"""']
    first, *rest = lines
    return [f'{indent}"""{first}', *(f"{indent}{line}" if line else "" for line in rest), f'{indent}"""']


def fits(line: str) -> bool:
    """Whether a line surely is no wider than `WIDTH`: a character that is not ASCII may take two columns."""
    return len(line) + sum(not character.isascii() for character in line) <= WIDTH


def _shown(character: str) -> str:
    if character.isprintable() and character != "\\":
        return character
    return character.encode("unicode_escape").decode("ascii")


def _sentence(text: str) -> str:
    """In one line, with an end. Double quotes become single ones: three of them would end the docstring."""
    plain = " ".join(text.split()).replace('"', "'")
    if plain and plain[-1] not in ".!?…":
        plain += "."
    return "".join(map(_shown, plain))


def _wrapped(text: str, indent: str) -> list[str]:
    # Room for the quotes in front, on every line: what is cut differently there would look no better.
    width = WIDTH - len(indent) - 3
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
