"""Where rows come from."""

from __future__ import annotations

import io
from collections.abc import AsyncIterable, Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from aioattio.bulk.outcome import Row
from aioattio.bulk.sources.arrow_files import ARROW, PARQUET, ArrowFile, ArrowRows, ParquetFile
from aioattio.bulk.sources.csv_file import CSVFile
from aioattio.bulk.sources.iterables import IterableSource
from aioattio.bulk.sources.json_lines import JSONLinesFile
from aioattio.bulk.sources.text_file import TextFile
from aioattio.errors import InvalidInput

__all__ = ["ArrowFile", "CSVFile", "IterableSource", "JSONLinesFile", "ParquetFile", "Source", "source_of"]

_JSON_LINES = {".jsonl", ".ndjson"}
_PARQUET = {".parquet", ".pq"}
_ARROW = {".arrow", ".feather"}
_CSV = {".csv", ".tsv"}


class Origin(Protocol):
    """Where rows came from, for files that they go to next.

    name: for messages, "companies.csv" or "the rows". path: of the file, None where there is none. columns: of the
    header once it is open; None where each row has its own keys. delimiter: of a CSV file.
    """

    @property
    def name(self) -> str: ...
    @property
    def path(self) -> Path | None: ...
    @property
    def columns(self) -> tuple[str, ...] | None: ...
    @property
    def delimiter(self) -> str | None: ...


@runtime_checkable
class Source(Origin, Protocol):
    """Rows in batches, read once from the first to the last.

    position: bytes read so far. size: bytes altogether, None where that is unknown.
    """

    @property
    def position(self) -> int: ...
    @property
    def size(self) -> int | None: ...

    async def open(self) -> None:
        """Before the first `read`. Raises InvalidInput where there can be no rows in it."""
        ...

    async def read(self, count: int) -> list[Row]:
        """The next rows, `count` at most; [] only at the end."""
        ...

    async def aclose(self) -> None:
        """Lets go of what is open; also where nothing is."""
        ...


def source_of(given: Any, *, match: str | None = None) -> Source:
    """A source as it is, a file by its path, a table of Arrow, or any iterable of mappings or models.

    Files named .jsonl or .ndjson are JSON Lines, .csv or .tsv CSV, .parquet or .pq Parquet, .arrow or .feather Arrow;
    into others a look is taken. A table is one of pyarrow's, or of a library that speaks its protocol.
    match: slug of the attribute to match by. Raises InvalidInput for what cannot be rows, OSError where a file cannot
    be opened.
    """
    if isinstance(given, Source):
        return given
    if isinstance(given, str | Path):
        return _file(Path(given))
    if isinstance(given, Mapping):
        raise _unusable(given, "one mapping is one row: give a list of them")
    if hasattr(type(given), "__arrow_c_stream__"):
        return ArrowRows(given)
    if isinstance(given, io.IOBase):
        raise _unusable(given, "a file that is open already: give its path")
    if isinstance(given, AsyncIterable | Iterable) and not isinstance(given, bytes | bytearray | memoryview):
        return IterableSource(given, match)
    raise _unusable(given, f"{type(given).__name__} cannot be rows")


def _file(path: Path) -> Source:
    suffix = path.suffix.lower()
    if suffix in _JSON_LINES:
        return JSONLinesFile(path)
    if suffix in _PARQUET:
        return ParquetFile(path)
    if suffix in _ARROW:
        return ArrowFile(path)
    # A pipe can be read only once.
    if suffix in _CSV or not path.is_file():
        return CSVFile(path)
    with path.open("rb") as file:
        head = file.read(len(ARROW))
    if head.startswith(PARQUET):
        return ParquetFile(path)
    if head == ARROW:
        return ArrowFile(path)
    text = TextFile(path, None, format="CSV")
    text.close()
    return JSONLinesFile(path) if text.beginning.lstrip().startswith("{") else CSVFile(path)


def _unusable(given: Any, what: str) -> InvalidInput:
    accepted = "the path of a CSV, JSON Lines, Parquet or Arrow file, a table of Arrow, or any iterable of mappings"
    return InvalidInput(f"rows: {what}; accepted: {accepted}", attribute="rows", given=given, accepted=accepted)
