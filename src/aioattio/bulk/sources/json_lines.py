"""Rows of a JSON Lines file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from aioattio.bulk.outcome import Problem, Row
from aioattio.bulk.sources.cells import checked_row_of
from aioattio.bulk.sources.file_source import FileSource
from aioattio.bulk.sources.strict_json import NotJSON, parse_json
from aioattio.bulk.sources.text_file import LONGEST_LINE, Line, TextFile

__all__ = ["JSONLinesFile"]

_ARRAY = re.compile(r"\s*\[\s*(\{|\n)")
_SPREAD = re.compile(r"\s*\{[ \t]*[\r\n]")
_KEPT = 1_000  # characters kept of a line that is far too long


class JSONLinesFile(FileSource):
    """A file with one JSON object per line; numbers with a fraction are read as Decimal, exactly.

    path: of the file. encoding: any that Python knows; without one UTF-8 and UTF-16 are told apart.
    Lines that are something else are rows with a `problem`; a JSON array, and an object over several lines, are
    InvalidInput when the file is opened.
    """

    def __init__(self, path: str | Path, *, encoding: str | None = None) -> None:
        super().__init__(path, encoding=encoding)
        self._ahead: Line | None = None

    def _opened(self) -> TextFile:
        return TextFile(self.path, self._encoding, format="JSON Lines")

    def _begin(self, text: TextFile) -> None:
        if _ARRAY.match(text.beginning):
            raise text.foreign("a JSON array: write one object per line, without the brackets and commas around them")
        if _SPREAD.match(text.beginning):
            raise text.foreign("JSON spread over lines: write each object on one line")
        self._ahead = _written(text)
        if self._ahead is None:
            raise text.unusable("is empty")

    def _next(self) -> Row | None:
        line, self._ahead = self._ahead, None
        if line is None and self._text is not None:
            line = _written(self._text)
        return None if line is None else _row(line)


def _written(text: TextFile) -> Line | None:
    """The next line that is not blank."""
    while (line := text.line()) is not None:
        if line.text.strip():
            return line
    return None


def _row(line: Line) -> Row:
    text = line.text.strip()
    if not line.is_whole:
        reason = f"the line is longer than {LONGEST_LINE:,} characters; only its beginning is kept"
        return _refused(line, text[:_KEPT], reason)
    try:
        found = parse_json(text)
    except json.JSONDecodeError as error:
        return _refused(line, text, f"not JSON at column {error.colno:,}: {error.msg}; an object per line is needed")
    except NotJSON as error:
        return _refused(line, text, str(error))
    if isinstance(found, dict):
        return checked_row_of(line.number, found)
    return _refused(line, text, f'an object like {{"name": ...}} is needed on each line, not {_kind(found)}')


def _refused(line: Line, text: str, reason: str) -> Row:
    return checked_row_of(line.number, {}, text, Problem(None, text, reason))


def _kind(value: Any) -> str:
    return {list: "a list", str: "a text", bool: "a boolean", type(None): "null"}.get(type(value), "a number")
