"""The file with the rows to mend: the input's columns, and what is wrong with each row."""

from __future__ import annotations

import csv
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import msgspec

from aioattio.bulk.mapping.columns import RESERVED
from aioattio.bulk.outcome import Outcome, Row
from aioattio.bulk.sources.cells import SURPLUS
from aioattio.bulk.sources.csv_file import DELIMITERS
from aioattio.bulk.sources.source import Source
from aioattio.errors import InvalidInput

__all__ = ["RejectsFile"]

LINE, COLUMN, REASON = f"{RESERVED}line", f"{RESERVED}column", f"{RESERVED}reason"
OWN = (LINE, COLUMN, REASON, SURPLUS)

_JSON_LINES = {".jsonl", ".ndjson"}
_ENCODER = msgspec.json.Encoder(decimal_format="number", enc_hook=str)
_LONGEST_NUMBER = 40  # digits; beyond, an exponent is easier to read


class RejectsFile:
    """Rows that were not written, in a file that can be imported again once they are mended.

    path: of the file, JSON Lines if it is named .jsonl or .ndjson, else CSV in UTF-8. source: where the rows are from,
    opened by the first `write`: its columns and its delimiter are used again, its own columns named "import:..." are
    not. Everything goes to `<path>.part`, which takes the place of `path` at `commit` and is removed by `discard`.
    Without columns (rows with keys of their own) a CSV file has every key that a row has.
    Raises InvalidInput where the path is the input itself or cannot be written, OSError where the disk is full.
    """

    def __init__(self, path: str | Path, source: Source) -> None:
        self.path = Path(path)
        self._source = source
        self._part = self.path.with_name(f"{self.path.name}.part")
        self._is_json = self.path.suffix.lower() in _JSON_LINES
        encoding = "utf-8" if self._is_json else "utf-8-sig"
        try:
            self._check_is_free()
            self._file: IO[str] = self._part.open("w", encoding=encoding, errors="backslashreplace", newline="")
        except OSError as error:
            raise self._unusable(f"cannot be written: {error.strerror}") from error
        self._columns: tuple[str, ...] | None = None
        self._gathered: IO[str] | None = None
        self._keys: dict[str, None] = {}
        self._is_done = False

    def write(self, row: Row, outcome: Outcome) -> None:
        """One row, and why it is here. Raises OSError."""
        columns = dict.fromkeys(problem.column for problem in outcome.problems if problem.column is not None)
        own = {LINE: row.line, COLUMN: ", ".join(columns), REASON: outcome.reason, SURPLUS: row.surplus}
        cells = {name: value for name, value in row.cells.items() if not name.startswith(RESERVED)}
        if self._is_json:
            self._file.write(_json({**cells, **own}) + "\n")
            return
        known = self._source.columns
        fitting = {name: _text(value) for name, value in cells.items() if _is_column(name, known)}
        if len(fitting) < len(cells):
            rest = _json({name: value for name, value in cells.items() if name not in fitting})
            own[SURPLUS] = f"{row.surplus} {rest}".strip()
        if known is None:
            self._gather(fitting, own)
        else:
            self._write_csv(known, fitting, own)

    def commit(self) -> None:
        """Puts the file into its place. Raises OSError."""
        if self._gathered is not None:
            self._gathered.seek(0)
            for line in self._gathered:
                cells, own = json.loads(line)
                self._write_csv(self._keys, cells, own)
        elif not self._is_json and self._columns is None:
            self._begin_csv(self._source.columns or ())
        self._file.flush()
        os.fsync(self._file.fileno())
        self._close()
        self._part.replace(self.path)
        self._is_done = True

    def discard(self) -> None:
        """Leaves nothing behind. Does nothing after `commit`."""
        if not self._is_done:
            self._is_done = True
            self._close()
            self._part.unlink(missing_ok=True)

    def _close(self) -> None:
        if self._gathered is not None:
            self._gathered.close()
        self._file.close()

    def _gather(self, cells: Mapping[str, str], own: Mapping[str, Any]) -> None:
        """Keeps a row on disk until every key is known: what only the last row has needs a column, too."""
        if self._gathered is None:
            self._gathered = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - see _close
        self._keys.update(dict.fromkeys(cells))
        self._gathered.write(json.dumps([cells, own]) + "\n")

    def _begin_csv(self, columns: Iterable[str]) -> tuple[str, ...]:
        self._columns = tuple(name for name in columns if not name.startswith(RESERVED))
        delimiter = self._source.delimiter or ","
        # Other delimiters in names would be taken for the delimiter, if they stood outside of quotes.
        is_unclear = any(other in name for name in self._columns for other in DELIMITERS)
        writer = csv.writer(self._file, delimiter=delimiter, quoting=csv.QUOTE_ALL if is_unclear else csv.QUOTE_MINIMAL)
        writer.writerow([*self._columns, *OWN])
        return self._columns

    def _write_csv(self, columns: Iterable[str], cells: Mapping[str, str], own: Mapping[str, Any]) -> None:
        columns = self._columns if self._columns is not None else self._begin_csv(columns)
        # \r\n ends lines, so that a cell with only one of the two is quoted.
        writer = csv.writer(self._file, delimiter=self._source.delimiter or ",")
        writer.writerow([*(cells.get(name, "") for name in columns), *(own[name] for name in OWN)])

    def _check_is_free(self) -> None:
        source = self._source.path
        for path in (self.path, self._part):
            if source is not None and _is_same(path, source):
                raise self._unusable("is the input, which would be lost")
        if self.path.exists() and not self.path.is_file():
            raise self._unusable("is a folder or a device")
        if not self.path.parent.is_dir():
            raise self._unusable(f"cannot be written: there is no folder {self.path.parent}")

    def _unusable(self, why: str) -> InvalidInput:
        return InvalidInput(
            f"the file for rejected rows, {self.path}, {why}",
            attribute="rejects",
            given=str(self.path),
            accepted="a path in a folder that exists and can be written to, other than the input's",
        )


def _is_same(path: Path, other: Path) -> bool:
    if path.exists() and other.exists():
        return path.samefile(other)
    return path.resolve() == other.resolve()


def _is_column(name: str, known: tuple[str, ...] | None) -> bool:
    """Whether a CSV file can have the cell in a column; names are stripped when they are read."""
    return name == name.strip() != "" if known is None else name in known


def _text(value: Any) -> str:
    """A value as a cell: text as it is, nothing for None, JSON for lists and the like."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) < _LONGEST_NUMBER:
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping | list | tuple | set | frozenset):
        return _json(value)
    return str(value)


def _json(value: Any) -> str:
    try:
        return _ENCODER.encode(value).decode()
    except UnicodeEncodeError:
        return json.dumps(value, default=str)  # half surrogates, which JSON can escape
