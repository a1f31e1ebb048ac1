"""Files that an export writes: all of it under its name at the end, or nothing."""

from __future__ import annotations

import csv
import os
import secrets
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from aioattio.bulk.converters import ConversionError, convert
from aioattio.bulk.exporting.columns import Column
from aioattio.bulk.sources.cells import AS_JSON
from aioattio.bulk.sources.csv_cells import cell_text, json_text, write_header
from aioattio.encoding import encode
from aioattio.errors import InvalidInput
from aioattio.values.forms import name_form
from aioattio.values.types import Name

__all__ = ["CSVSink", "JSONLinesSink", "Sink", "check_path"]

Rows = Sequence[Mapping[str, Any]]


class Sink(ABC):
    """Takes rows of plain values by column, in order; everything blocks.

    It is written to `<path>.<random>.part`, which takes the place of `path` at `commit` and is removed by `discard`.
    Raises InvalidInput where nothing can be written there, OSError (with the path) where the disk is full.
    """

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        self.path, self.columns = path, columns
        # Two exports to one path would write into each other's file.
        self._part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
        try:
            self._file: IO[bytes] = self._part.open("xb")
        except OSError as error:
            raise _unusable(path, f"cannot be written: {error.strerror}") from error

    def write(self, rows: Rows) -> None:
        """The next rows. Raises OSError."""
        try:
            self._write(rows)
        except OSError as error:
            raise self._named(error) from error

    def commit(self) -> None:
        """Puts the file into its place. Raises OSError."""
        try:
            self._finish()
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._part.replace(self.path)
        except OSError as error:
            raise self._named(error) from error

    def discard(self) -> None:
        """Leaves nothing behind."""
        # What is left in a buffer cannot be written to a full disk, and what went wrong before says more.
        with suppress(OSError):
            self._file.close()
        self._part.unlink(missing_ok=True)

    @abstractmethod
    def _write(self, rows: Rows) -> None: ...

    def _finish(self) -> None:  # noqa: B027 - most formats have no end
        """What stands after the last row."""

    def _named(self, error: OSError) -> OSError:
        return OSError(error.errno, error.strerror or str(error), str(self.path))


def check_path(path: Path) -> None:
    """Whether a file may be there. Raises InvalidInput."""
    if path.exists() and not path.is_file():
        raise _unusable(path, "is a folder or a device")
    if not path.parent.is_dir():
        raise _unusable(path, f"cannot be written: there is no folder {path.parent}")


def _unusable(path: Path, why: str) -> InvalidInput:
    accepted = "the path of a file, in a folder that can be written to"
    return InvalidInput(f"{path} {why}", attribute="path", given=str(path), accepted=accepted)


class JSONLinesSink(Sink):
    """An object per line: JSON in UTF-8, numbers with all their digits, null for nothing."""

    def _write(self, rows: Rows) -> None:
        for row in rows:
            self._file.write(encode(row) + b"\n")


class CSVSink(Sink):
    """CSV in UTF-8 with a mark, as spreadsheets like it.

    A cell is text wherever an import reads the same value from it; else it is JSON, and the last column,
    "import:json", names it. Text stays as it is, also where it begins with = + - or @, which spreadsheets take for a
    formula: changed, it would come back as another text.
    """

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        super().__init__(path, columns)
        self._lines = _Encoded(self._file)
        # \r\n ends lines, so that a cell with only one of the two is quoted.
        self._writer = csv.writer(self._lines)
        self._is_begun = False

    def _write(self, rows: Rows) -> None:
        self._begin()
        for row in rows:
            cells, as_json = list[str](), list[str]()
            for column in self.columns:
                text = _readable(column, row[column.name])
                if text is None:
                    as_json.append(column.name)
                    text = json_text(row[column.name])
                cells.append(text)
            self._writer.writerow([*cells, json_text(as_json) if as_json else ""])

    def _finish(self) -> None:
        self._begin()

    def _begin(self) -> None:
        if not self._is_begun:
            self._is_begun = True
            self._file.write(b"\xef\xbb\xbf")
            write_header(self._lines, [*(column.name for column in self.columns), AS_JSON])


class _Encoded:
    """Text into a file of bytes."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        return self._file.write(text.encode())


def _readable(column: Column, value: Any) -> str | None:
    """The value as text of which an import makes the same value; None if there is none."""
    if isinstance(value, list):
        if len(value) > 1 or (value and not isinstance(value[0], str)):
            return None
        value = value[0] if value else None
    if value is None or isinstance(value, bool):
        return cell_text(value)
    if isinstance(value, str):
        return None if "\0" in value else value
    if isinstance(value, Mapping):
        text = value.get("full_name") if column.kind == "name" else None
        return text if isinstance(text, str) and text and "\0" not in text and _reads(text, column, value) else None
    text = cell_text(value)
    return text if _reads(text, column, value) else None


def _reads(text: str, column: Column, value: Any) -> bool:
    """Whether an import reads the value from the text. What is never imported has no converters: any text will do."""
    if not column.convert:
        return True
    try:
        found = convert(text, column.convert)
    except ConversionError:
        return False
    return bool((name_form(found) if isinstance(found, Name) else found) == value)
