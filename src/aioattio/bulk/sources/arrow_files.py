"""Rows of Parquet and Arrow files, and of Arrow tables in memory."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from attrs import frozen

from aioattio.bulk.outcome import Problem, Row
from aioattio.bulk.sources.arrow_library import library, parquet
from aioattio.bulk.sources.arrow_values import Unreadable, natural_column
from aioattio.bulk.sources.cells import row_of
from aioattio.errors import InvalidInput
from aioattio.threads import finished

__all__ = ["ARROW", "PARQUET", "ArrowFile", "ArrowRows", "ParquetFile"]

PARQUET, ARROW = b"PAR1", b"ARROW1"
"""What such files begin with; a stream of Arrow's begins with anything."""

_BATCH_BYTES = 16 * 2**20
_MOST_ROWS = 1_000
_INDEX = re.compile(r"__index_level_\d+__")  # of a data frame, which no attribute is named after


@frozen
class _Opened:
    """names: of all columns. batches: of Arrow's, in order. position: bytes read after so many rows."""

    names: Sequence[str]
    batches: Iterator[Any]
    position: Callable[[int], int]
    size: int | None


class _ArrowSource(ABC):
    """Rows in batches of columns; a row's line is its number, from 1."""

    columns: tuple[str, ...] | None = None
    delimiter: str | None = None
    path: Path | None = None
    name = "the rows"

    def __init__(self) -> None:
        self._open_files = ExitStack()
        self._opened: _Opened | None = None
        self._names: list[str] = []
        self._rows: list[Row] = []
        self._number = 0

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"

    @property
    def position(self) -> int:
        """Bytes read so far, as far as that can be told."""
        return self._opened.position(self._number - len(self._rows)) if self._opened is not None else 0

    @property
    def size(self) -> int | None:
        """Bytes of the file; None before it is open, and for a table in memory."""
        return self._opened.size if self._opened is not None else None

    async def aclose(self) -> None:
        """Closes the file. Does nothing where it is closed."""
        self._close()

    @abstractmethod
    def _begun(self) -> _Opened:
        """What is to be read, opened; files into `_open_files`."""

    def _open(self) -> None:
        self._close()
        try:
            opened: _Opened = self._understood(self._begun)
            self._names = _names([str(name).strip() for name in opened.names], self._unusable)
        except BaseException:
            self._close()
            raise
        self.columns = tuple(name for name in self._names if name)
        self._opened, self._number = opened, 0

    def _read(self, count: int) -> list[Row]:
        if self._opened is None:
            raise RuntimeError(f"{self.name} is not open: open() comes before read()")
        while not self._rows:
            batch = self._understood(self._next)
            if batch is None:
                return []
            self._rows = self._converted(batch)
        rows, self._rows = self._rows[:count], self._rows[count:]
        return rows

    def _next(self) -> Any:
        return next(self._opened.batches, None) if self._opened is not None else None

    def _converted(self, batch: Any) -> list[Row]:
        named = [(name, column) for name, column in zip(self._names, batch.columns, strict=True) if name]
        columns = {name: natural_column(column) for name, column in named}
        first, self._number = self._number + 1, self._number + batch.num_rows
        return [
            _row(first + number, {name: values[number] for name, values in columns.items()})
            for number in range(batch.num_rows)
        ]

    def _close(self) -> None:
        self._open_files.close()
        self._opened, self._rows = None, []

    def _understood(self, read: Callable[[], Any]) -> Any:
        """What pyarrow says to a broken file, as one line. Raises InvalidInput, OSError."""
        try:
            return read()
        except InvalidInput:
            raise
        except (ValueError, TypeError, NotImplementedError) as error:
            raise self._unreadable(error) from error
        except OSError as error:  # without a number it is about the content
            if error.errno is not None:
                raise
            raise self._unreadable(error) from error

    def _unreadable(self, error: Exception) -> InvalidInput:
        where = f" after row {self._number:,}" if self._number else ""
        reason = " ".join(str(error).split()).removesuffix(".")
        return self._unusable(f"cannot be read{where}: {reason}")

    def _unusable(self, why: str) -> InvalidInput:
        given = self.name if self.path is None else str(self.path)
        return InvalidInput(
            f"{self.name} {why}", attribute="rows", given=given, accepted="a whole Parquet or Arrow file"
        )


class _ArrowFile(_ArrowSource):
    def __init__(self, path: str | Path) -> None:
        super().__init__()
        self.path = Path(path)
        self.name = str(path)

    async def open(self) -> None:
        """Raises InvalidInput where the file is broken or the extra is missing, OSError where there is no file."""
        await finished(self._open)

    async def read(self, count: int) -> list[Row]:
        """The next rows, `count` at most; [] at the end. Raises InvalidInput where the file is broken there."""
        return await finished(self._read, count)

    def _file(self) -> tuple[Any, int]:
        """The file, and its size in bytes."""
        path = Path(self.name)
        file = self._open_files.enter_context(path.open("rb"))
        return file, path.stat().st_size


class ParquetFile(_ArrowFile):
    """A Parquet file, read in batches of rows with the columns of its schema.

    Values are natural Python: Decimal, date, datetime, lists, dicts of a struct's fields; nulls and NaN are empty.
    A broken file, and one that names a column twice, are InvalidInput.
    """

    def _begun(self) -> _Opened:
        module = parquet(self.name)
        file, size = self._file()
        opened = self._open_files.enter_context(module.ParquetFile(file))
        total: int = opened.metadata.num_rows
        batches = opened.iter_batches(batch_size=_batch_size(opened.metadata), use_threads=False)
        return _Opened(opened.schema_arrow.names, batches, lambda done: size * done // max(total, 1), size)


class ArrowFile(_ArrowFile):
    """An Arrow IPC file (Feather), or a stream of Arrow's in a file. Values are as those of a `ParquetFile`."""

    def _begun(self) -> _Opened:
        arrow = library(self.name)
        file, size = self._file()
        if file.read(len(ARROW)) != ARROW:
            file.seek(0)
            reader = self._open_files.enter_context(arrow.ipc.open_stream(file))
            return _Opened(reader.schema.names, iter(reader), lambda _: file.tell(), size)
        file.seek(0)
        opened = self._open_files.enter_context(arrow.ipc.open_file(file))
        batches = map(opened.get_batch, range(opened.num_record_batches))
        return _Opened(opened.schema.names, batches, lambda _: file.tell(), size)


class ArrowRows(_ArrowSource):
    """Rows of a pyarrow Table, RecordBatch or RecordBatchReader, or of another library's table that gives such batches.

    They are read in the event loop's thread, as a reader may be bound to the thread that made it.
    """

    def __init__(self, table: Any) -> None:
        super().__init__()
        self._table = table

    async def open(self) -> None:
        """Begins with the first row, where the table can begin anew. Raises InvalidInput for what has no columns."""
        self._open()

    async def read(self, count: int) -> list[Row]:
        """The next rows, `count` at most; [] at the end. Raises RuntimeError before `open`."""
        return self._read(count)

    def _begun(self) -> _Opened:
        reader = library("a table of Arrow").RecordBatchReader.from_stream(self._table)
        pieces = (piece for batch in reader for piece in _pieces(batch))
        return _Opened(reader.schema.names, pieces, lambda _: 0, None)


def _pieces(batch: Any) -> Iterator[Any]:
    for start in range(0, batch.num_rows, _MOST_ROWS):
        yield batch.slice(start, _MOST_ROWS)


def _batch_size(metadata: Any) -> int:
    """Rows that take some megabytes, by the file's own account."""
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    largest = max((group.total_byte_size // max(group.num_rows, 1) for group in groups), default=1)
    return int(max(1, min(_MOST_ROWS, _BATCH_BYTES // max(largest, 1))))


def _names(names: list[str], unusable: Callable[[str], InvalidInput]) -> list[str]:
    """The columns' names, "" for one without. Raises InvalidInput."""
    names = ["" if _INDEX.fullmatch(name) else name for name in names]
    if not any(names):
        raise unusable("has no columns")
    for name in names:
        if name and names.count(name) > 1:
            found = [str(number) for number, other in enumerate(names, 1) if other == name]
            raise unusable(f"has the column {name!r} more than once: columns {', '.join(found)}")
    return names


def _row(line: int, cells: dict[str, Any]) -> Row:
    for column, value in cells.items():
        if isinstance(value, Unreadable):
            return row_of(line, {**cells, column: None}, "", Problem(column, None, f"cannot be read: {value.reason}"))
    return row_of(line, cells)
