"""A text file as numbered lines: in which encoding it is, how far it has been read, and what it is if it is no text."""

from __future__ import annotations

import codecs
import io
import os
import re
import stat
from pathlib import Path
from typing import NamedTuple

from aioattio.errors import InvalidInput

__all__ = ["Line", "TextFile", "check_encoding"]

LONGEST_LINE = 32 * 2**20
"""Characters: more than three texts of the greatest size that Attio takes."""

_HEAD = 2**16  # bytes that are looked at before anything is read
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN = (
    (b"PK\x03\x04", "an Excel workbook or another zip archive: save the sheet as CSV"),
    (b"\xd0\xcf\x11\xe0", "an Excel workbook of the old kind: save the sheet as CSV"),
    (b"%PDF", "a PDF document"),
    (b"\x1f\x8b", "compressed: unpack it first"),
    (b"SQLite format 3\0", "an SQLite database: give its rows from Python, or export a table as CSV"),
    (b"PAR1", "a Parquet file: name it .parquet"),
    (b"ARROW1", "an Arrow file: name it .arrow"),
    (b"FEA1", "Feather of version 1: save it as Parquet, or as Feather of version 2"),
)
_MARKUP = re.compile(r"\s*<(!doctype|html|\?xml)", re.IGNORECASE)


class Line(NamedTuple):
    """One line with its line break. number: from 1; is_whole: False where it was cut, being far too long."""

    number: int
    text: str
    is_whole: bool


def check_encoding(encoding: str | None) -> None:
    """Raises InvalidInput where Python has no such text encoding."""
    try:
        "".encode(encoding or "utf-8")
    except (LookupError, ValueError):
        raise InvalidInput(
            f"there is no text encoding {encoding!r}; there are utf-8, utf-16, cp1252, latin-1, mac-roman and others",
            attribute="encoding",
            given=encoding,
            accepted="a name that Python knows",
        ) from None


class _Counting(io.BufferedReader):
    """Knows how many bytes were taken from it, of pipes as well."""

    count = 0

    def read1(self, size: int = -1, /) -> bytes:
        data = super().read1(size)
        self.count += len(data)
        return data


class TextFile:
    """An open file. All of it blocks: it belongs into a worker thread.

    path: of the file; encoding: None to find out; format: what it is supposed to be, for messages.
    beginning: its first characters, for a look at what they are. size: in bytes, None for a pipe.
    Raises InvalidInput where the file is no text, OSError where it cannot be opened.
    """

    def __init__(self, path: Path, encoding: str | None, *, format: str) -> None:  # noqa: A002 - what it is
        self.path, self.number = path, 0
        self._format = format
        self._bytes = _Counting(io.FileIO(path), buffer_size=_HEAD)
        try:
            status = os.fstat(self._bytes.fileno())
            self.size = status.st_size if stat.S_ISREG(status.st_mode) else None
            head = self._bytes.peek(_HEAD)[:_HEAD]
            self.encoding = encoding or _detected(head)
            self.beginning = self._decoded(head)
            self._check_is_text(head)
            self._text = io.TextIOWrapper(self._bytes, self.encoding, newline="")
        except BaseException:
            self._bytes.close()
            raise

    @property
    def position(self) -> int:
        """Bytes read so far; a few thousand ahead of the line that was read last."""
        return self._bytes.count

    def line(self) -> Line | None:
        """The next line; None at the end. Raises InvalidInput where bytes are not of the encoding."""
        try:
            text, is_whole = self._line()
        except UnicodeError as error:
            raise self._undecodable(error) from None
        if not text:
            return None
        self.number += 1
        return Line(self.number, text.removeprefix("\ufeff") if self.number == 1 else text, is_whole)

    def close(self) -> None:
        self._text.close()

    def foreign(self, what: str) -> InvalidInput:
        """The error for a file that is `what` instead of what it should be."""
        return self.unusable(f"is not {self._format} but {what}")

    def unusable(self, why: str) -> InvalidInput:
        """The error for this file: its name, and why."""
        return InvalidInput(
            f"{self.path} {why}",
            attribute="rows",
            given=str(self.path),
            accepted="a CSV file with a header, or a JSON Lines file",
        )

    def _line(self) -> tuple[str, bool]:
        text = self._text.readline(LONGEST_LINE)
        is_whole = True
        if len(text) == LONGEST_LINE:
            end = text
            while end and end[-1] not in "\r\n":
                end = self._text.readline(_HEAD)
                is_whole = is_whole and not end.rstrip("\r\n")
        return text, is_whole

    def _check_is_text(self, head: bytes) -> None:
        for magic, what in _FOREIGN:
            if head.startswith(magic):
                raise self.foreign(what)
        # Text may have a zero here and there, though not in its first line.
        zeros = self.beginning.count("\0")
        if "\0" in self.beginning.partition("\n")[0] or zeros > 10 + len(self.beginning) / 100:
            hint = "if it is UTF-16, name utf-16-le or utf-16-be as its encoding"
            raise self.foreign(f"binary: its character {self.beginning.index(chr(0)) + 1:,} is a zero ({hint})")
        if _MARKUP.match(self.beginning):
            raise self.foreign("an HTML or XML document")

    def _decoded(self, head: bytes) -> str:
        try:
            return head.decode(self.encoding, "replace").removeprefix("\ufeff")
        except UnicodeError as error:
            raise self._undecodable(error) from None

    def _undecodable(self, error: UnicodeError) -> InvalidInput:
        encoding = self.encoding.removesuffix("-sig").upper()
        hint = 'name its encoding, e.g. encoding="cp1252" (--encoding cp1252)'
        if not isinstance(error, UnicodeDecodeError):
            return self.unusable(f"is not {encoding}: {error}; {hint}")
        offset = self._bytes.count - len(error.object) + error.start
        line = "" if self.size is None else f"line {self._line_at(offset):,}, "
        found = error.object[error.start : error.start + 1].hex()
        return self.unusable(f"is not {encoding}: {line}byte {offset + 1:,} (0x{found}), {error.reason}; {hint}")

    def _line_at(self, offset: int) -> int:
        """The line that a byte stands on. The decoder that failed has forgotten what it read ahead: count anew."""
        decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(self.encoding)("replace"), translate=True)
        breaks = 0
        with self.path.open("rb") as file:
            while offset and (chunk := file.read(min(offset, _HEAD))):
                offset -= len(chunk)
                breaks += decoder.decode(chunk).count("\n")
        return breaks + decoder.decode(b"", final=True).count("\n") + 1


def _detected(head: bytes) -> str:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    # Delimiters, digits and line breaks have a zero byte each in UTF-16, always on the same side.
    half = len(head) // 2
    first, second = head[: 2 * half : 2].count(0), head[1 : 2 * half : 2].count(0)
    if second > max(half * 0.3, 1) and first < half * 0.05:
        return "utf-16-le"
    if first > max(half * 0.3, 1) and second < half * 0.05:
        return "utf-16-be"
    return "utf-8-sig"
