"""Lines of a CSV file cut into records, so that one broken quote costs one record and not the rest of the file."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from aioattio.bulk.sources.text_file import LONGEST_LINE, Line, TextFile

__all__ = ["CSVRecords", "Record"]

MOST_LINES = 10_000
MOST_TEXT = 16 * 2**20
"""How far a cell in quotes is followed before its quote counts as broken: lines, and characters."""

_KEPT = 1_000  # characters kept of a line that is far too long
_TOO_LONG = f"the line is longer than {LONGEST_LINE:,} characters; only its beginning is kept"
_AFTER_QUOTE = "there is text after the closing quote; a quote that is part of the text is written twice"
_STRAY = "a quote inside a cell without quotes; put the cell in quotes and write the quote twice"
_DOUBTFUL = "a quote inside a cell without quotes, after a line with a broken quote: is this line the rest of that one?"
_OPEN = re.compile(r'"(?:[^"]++|"")*+')


class Record(NamedTuple):
    """One record. line: on which it begins; cells: as they are written.

    fault: why it cannot be read, if it cannot; then cells are those before the faulty one, and rest is the text from
    there on.
    """

    line: int
    cells: list[str]
    rest: str = ""
    fault: str | None = None


class CSVRecords:
    """Records of an open file, one after another; blank lines between them are skipped.

    A record whose quotes are broken ends with its first line, and reading goes on with the next one. The lines that
    the open quote had swallowed are taken only if no quote in them is out of place, for they may be the rest of it.
    """

    def __init__(self, text: TextFile, delimiter: str, again: Iterable[Line] = ()) -> None:
        # The limit is the process's. It is only ever raised: what others set for themselves still fits into it.
        csv.field_size_limit(max(csv.field_size_limit(), LONGEST_LINE + MOST_TEXT))
        self._text, self._delimiter = text, delimiter
        self._again = deque(again)
        self._doubtful = 0  # up to this line
        end = re.escape(delimiter)
        cell = rf'(?:"(?:[^"]++|"")*+"|[^"{end}\r\n]*+)'
        self._sound = re.compile(rf"{cell}(?:{end}{cell})*+[\r\n]*+")
        self._cell = re.compile(rf'(?:"((?:[^"]++|"")*+)"|([^"{end}\r\n]*+)){end}')

    def next(self) -> Record | None:
        """The next record; None at the end."""
        first = self._line()
        while first is not None and first.text.isspace() and self._delimiter not in first.text:
            first = self._line()
        if first is None:
            return None
        if not first.is_whole:
            return Record(first.number, [], first.text[:_KEPT], _TOO_LONG)
        lines = [first]
        try:
            cells = next(csv.reader(self._feed(lines), delimiter=self._delimiter, strict=True))
        except csv.Error:
            return self._broken(lines)
        is_plain = len(lines) == 1 and first.number > self._doubtful
        if is_plain or self._sound.fullmatch("".join(line.text for line in lines)):
            return Record(first.number, cells)
        return self._broken(lines)

    def _line(self) -> Line | None:
        return self._again.popleft() if self._again else self._text.line()

    def _feed(self, lines: list[Line]) -> Iterator[str]:
        """The first line, and more of them as long as the parser finds a quote open."""
        yield lines[0].text
        size = len(lines[0].text)
        while len(lines) < MOST_LINES and size < MOST_TEXT and (line := self._line()) is not None:
            lines.append(line)
            if not line.is_whole:
                break
            size += len(line.text)
            yield line.text

    def _broken(self, lines: list[Line]) -> Record:
        """The first of these lines, up to the cell whose quotes are wrong; the others are read again."""
        first, last = lines[0], lines[-1]
        was_doubtful = first.number <= self._doubtful
        self._doubtful = max(self._doubtful, last.number)
        self._again.extendleft(reversed(lines[1:]))
        cells: list[str] = []
        end = 0
        while match := self._cell.match(first.text, end):
            quoted, plain = match.groups()
            cells.append(plain if quoted is None else quoted.replace('""', '"'))
            end = match.end()
        rest = first.text[end:].rstrip("\r\n")
        if _OPEN.fullmatch(rest):
            fault = (
                f"a quote is opened and not closed, as far as line {last.number:,}; one in the text is written twice"
            )
        elif rest.startswith('"'):
            fault = _AFTER_QUOTE
        else:
            fault = _DOUBTFUL if was_doubtful else _STRAY
        return Record(first.number, cells, rest, fault)
