"""Rows of a CSV file."""

from __future__ import annotations

import re
from pathlib import Path

from aioattio.bulk.outcome import Problem, Row
from aioattio.bulk.sources.cells import row_of
from aioattio.bulk.sources.csv_records import CSVRecords, Record
from aioattio.bulk.sources.file_source import FileSource
from aioattio.bulk.sources.text_file import Line, TextFile
from aioattio.errors import InvalidInput

__all__ = ["DELIMITERS", "CSVFile"]

DELIMITERS = ",;\t|"
"""What a header is searched for."""

_TAB = {"tab": "\t", r"\t": "\t"}
_JSON = re.compile(r'\s*(\{\s*["}]|\[\s*[\[{"\]])')
_CONTROL = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f]")
_HEADER_LINES = 100  # as far as a quote that a header opens is followed to find the delimiter
_EXCEL = re.compile(r"sep=(.)[\r\n]*", re.IGNORECASE)


class CSVFile(FileSource):
    """A CSV file with a header.

    path: of the file. encoding: any that Python knows; without one UTF-8 and UTF-16 are told apart. delimiter: one
    character, or "tab"; without one the header is searched for , ; tab and |.
    Raises InvalidInput for an encoding or delimiter that there cannot be. Rows that do not fit the header, and those
    with a broken quote, are given with a `problem`; a file without a usable header is InvalidInput when it is opened.
    """

    def __init__(self, path: str | Path, *, encoding: str | None = None, delimiter: str | None = None) -> None:
        super().__init__(path, encoding=encoding)
        self._given = self.delimiter = None if delimiter is None else _checked(delimiter)
        self._header: list[str] = []
        self._records: CSVRecords | None = None

    def _opened(self) -> TextFile:
        return TextFile(self.path, self._encoding, format="CSV")

    def _begin(self, text: TextFile) -> None:
        if _JSON.match(text.beginning):
            raise text.foreign("JSON; what can be read is JSON Lines: one object per line, in a file named .jsonl")
        first = _first_line(text)
        delimiter = self._given
        if excel := _EXCEL.fullmatch(first.text):
            # Excel's own first line says the delimiter, and is no header.
            delimiter = delimiter or excel[1]
            first = _first_line(text)
        lines = _quoted_lines(text, first)
        self.delimiter = delimiter = delimiter or _sniffed([line.text for line in lines])
        _check_is_text(text, "".join(line.text for line in lines).replace(delimiter, ""))
        self._records = records = CSVRecords(text, delimiter, lines)
        self._header = _names(text, records)
        self.columns = tuple(name for name in self._header if name)

    def _next(self) -> Row | None:
        record = self._records.next() if self._records is not None else None
        return None if record is None else self._row(record)

    def _row(self, record: Record) -> Row:
        header, cells = self._header, record.cells
        surplus, problem = "", None
        if record.fault is not None:
            surplus = record.rest
            column = header[len(cells)] if len(cells) < len(header) else ""
            problem = Problem(column or None, surplus, record.fault)
        elif len(cells) != len(header):
            problem = Problem(None, None, f"{_counted(len(cells))}, the header has {len(header)}")
        if len(cells) > len(header):
            extra = (self.delimiter or ",").join(map(_quoted, cells[len(header) :]))
            surplus = f"{extra}{self.delimiter}{surplus}" if surplus else extra
        named = {name: cell for name, cell in zip(header, cells, strict=False) if name}
        return row_of(record.line, named, surplus, problem)


def _checked(delimiter: str) -> str:
    character = _TAB.get(delimiter.lower(), delimiter)
    if len(character) == 1 and character not in '"\r\n\0':
        return character
    raise InvalidInput(
        f"{delimiter!r} cannot separate cells; give one character, such as ; or |, or the word tab",
        attribute="delimiter",
        given=delimiter,
        accepted="one character, or the word tab",
    )


def _first_line(text: TextFile) -> Line:
    while (line := text.line()) is not None:
        if line.text.strip():
            return line
    raise text.unusable("is empty")


def _quoted_lines(text: TextFile, first: Line) -> list[Line]:
    """The first line, and those that its open quote goes on over: names may have line breaks."""
    lines, quotes = [first], first.text.count('"')
    while quotes % 2 and len(lines) < _HEADER_LINES and (line := text.line()) is not None:
        lines.append(line)
        quotes += line.text.count('"')
    return lines


def _check_is_text(text: TextFile, header: str) -> None:
    """What is no text at all may still decode as UTF-16. Raises InvalidInput."""
    if found := _CONTROL.search(header):
        raise text.foreign(f"binary: its header has the control character {found[0]!r}")


def _names(text: TextFile, records: CSVRecords) -> list[str]:
    """The header's names, "" for a column without one. Raises InvalidInput."""
    record = records.next()
    if record is None:
        raise text.unusable("is empty")
    if record.fault is not None:
        raise text.unusable(f"has a header that cannot be read, line {record.line}: {record.fault}")
    names = [cell.strip() for cell in record.cells]
    if not any(names):
        raise text.unusable(f"has a header without names, line {record.line}; its first line is to name the columns")
    for name in names:
        if name and names.count(name) > 1:
            found = [str(number) for number, other in enumerate(names, 1) if other == name]
            raise text.unusable(f"has the column {name!r} more than once in its header: columns {', '.join(found)}")
    return names


def _sniffed(header: list[str]) -> str:
    """The delimiter that stands most often outside of quotes; a comma where there is none."""
    pieces = "".join(header).split('"')
    # As many quotes as pieces less one: an odd number of them quotes nothing, like the one of 5" in a name.
    outside = "".join(pieces[::2]) if len(pieces) % 2 else header[0]
    return max(DELIMITERS, key=outside.count)


def _counted(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells:,} cells"


def _quoted(cell: str) -> str:
    quoted = cell.replace('"', '""')
    return f'"{quoted}"' if any(character in cell for character in f'"\r\n{DELIMITERS}') else cell
