"""The file with the rows to mend: the input's columns, and what is wrong with each row."""

from __future__ import annotations

import csv
import json
import os
import tempfile
from pathlib import Path
from typing import IO, Any

from aioattio.bulk.mapping.columns import RESERVED
from aioattio.bulk.outcome import Outcome, Row
from aioattio.bulk.sources.cells import AS_JSON, SURPLUS, names_of
from aioattio.bulk.sources.csv_cells import cell_text, json_text, write_header
from aioattio.bulk.sources.source import Origin
from aioattio.bulk.spool.plain import plain
from aioattio.errors import InvalidInput

__all__ = ["RejectsFile"]

LINE, COLUMN, REASON = f"{RESERVED}line", f"{RESERVED}column", f"{RESERVED}reason"
OWN = (LINE, COLUMN, REASON, SURPLUS)

_JSON_LINES = {".jsonl", ".ndjson"}


class RejectsFile:
    """Rows that were not written, in a file that can be imported again once they are mended.

    path: of the file, JSON Lines if it is named .jsonl or .ndjson, else CSV in UTF-8. source: where the rows are from,
    opened by the first `write`: its columns and its delimiter are used again, its own columns named "import:..." are
    not. Everything goes to `<path>.part`, which takes the place of `path` at `commit` and is removed by `discard`.
    Without columns (rows with keys of their own) a CSV file has every key that a row has. Where a CSV file's cells have
    to be JSON (lists, objects, numbers with a fraction), the column "import:json" says so, and CSVFile reads it.
    Raises InvalidInput where the path is the input itself or cannot be written, OSError where the disk is full.
    """

    def __init__(self, path: str | Path, source: Origin) -> None:
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
        self._gathered: IO[str] | None = None
        self._keys: dict[str, None] = {}
        self._has_json = self._is_done = False

    def write(self, row: Row, outcome: Outcome) -> None:
        """One row, and why it is here. Raises OSError."""
        columns = dict.fromkeys(problem.column for problem in outcome.problems if problem.column is not None)
        own = {LINE: row.line, COLUMN: ", ".join(columns), REASON: outcome.reason, SURPLUS: row.surplus}
        cells: dict[str, Any] = plain({name: cell for name, cell in row.cells.items() if not name.startswith(RESERVED)})
        # Of a rejects file that was read again: cells that are JSON still, because the row has a problem.
        as_json = cell_text(plain(row.cells.get(AS_JSON)))
        if self._is_json:
            self._file.write(json_text({**cells, **own, **({AS_JSON: as_json} if as_json else {})}) + "\n")
            return
        known = self._source.columns
        fitting = {name: value for name, value in cells.items() if _is_column(name, known)}
        if len(fitting) < len(cells):
            rest = json_text({name: value for name, value in cells.items() if name not in fitting})
            own[SURPLUS] = f"{row.surplus} {rest}".strip()
        self._gather({name: cell_text(value) for name, value in fitting.items()}, own, _with_typed(as_json, fitting))

    def commit(self) -> None:
        """Puts the file into its place. Raises OSError."""
        if not self._is_json:
            self._write_csv()
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

    def _gather(self, cells: dict[str, str], own: dict[str, Any], as_json: str) -> None:
        """Keeps a row on disk until all columns are known: what only the last row has needs one, too."""
        if self._gathered is None:
            self._gathered = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=self.path.parent)  # noqa: SIM115 - see _close
        self._keys.update(dict.fromkeys(cells))
        self._has_json = self._has_json or bool(as_json)
        self._gathered.write(json_text([cells, {**own, AS_JSON: as_json}]) + "\n")

    def _write_csv(self) -> None:
        known = self._source.columns
        names = [name for name in (self._keys if known is None else known) if not name.startswith(RESERVED)]
        names += [*OWN, AS_JSON] if self._has_json else OWN
        delimiter = self._source.delimiter or ","
        write_header(self._file, names, delimiter)
        if self._gathered is not None:
            # \r\n ends lines, so that a cell with only one of the two is quoted.
            writer = csv.writer(self._file, delimiter=delimiter)
            self._gathered.seek(0)
            for line in self._gathered:
                cells, own = json.loads(line)
                cells.update(own)
                writer.writerow([cells.get(name, "") for name in names])

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


def _with_typed(as_json: str, cells: dict[str, Any]) -> str:
    """The cell of the column "import:json": what it said, and the cells whose text could be taken for something else.

    A fraction is among them: with `number(comma)` 1.234 is a thousand times more.
    """
    typed = [
        name for name, value in cells.items() if not isinstance(value, str | bool | None) and not _is_digits(value)
    ]
    if not typed:
        return as_json
    try:
        names = names_of(as_json)
    except ValueError:
        names = []
    return json_text(list(dict.fromkeys([*names, *typed])))


def _is_digits(value: Any) -> bool:
    return cell_text(value).removeprefix("-").isdigit()
