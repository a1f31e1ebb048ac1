"""The markdown that notes take: headings, lists, bold, italics, strikethrough, highlights and links."""

from __future__ import annotations

import re

_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_BLOCK = re.compile(r"^\s*(?:#{1,6}|[-*+]|\d+[.)])\s+", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
# The longer mark first; an underscore inside a word is no mark.
_MARKED = (
    re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*"),
    re.compile(r"\b__(?=\S)(.+?)(?<=\S)__\b"),
    re.compile(r"~~(?=\S)(.+?)(?<=\S)~~"),
    re.compile(r"==(?=\S)(.+?)(?<=\S)=="),
    re.compile(r"\*(?=\S)(.+?)(?<=\S)\*"),
    re.compile(r"\b_(?=\S)(.+?)(?<=\S)_\b"),
)


def without_images(markdown: str) -> str:
    """Notes keep none."""
    return _IMAGE.sub("", markdown)


def plaintext(markdown: str) -> str:
    """The text alone, line by line."""
    text = _LINK.sub(r"\1", _BLOCK.sub("", without_images(markdown)))
    for mark in _MARKED:
        text = mark.sub(r"\1", text)
    return text
