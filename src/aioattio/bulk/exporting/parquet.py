"""Parquet with the types that the attributes have."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from aioattio.bulk.exporting.columns import Column
from aioattio.bulk.exporting.sinks import Rows, Sink
from aioattio.bulk.mapping.columns import LOCATION_PARTS, NAME_PARTS
from aioattio.bulk.sources.arrow_library import library, parquet
from aioattio.bulk.sources.cells import AS_JSON
from aioattio.bulk.sources.csv_cells import json_text
from aioattio.bulk.sources.strict_json import parse_json
from aioattio.encoding import encode
from aioattio.values.times import nanoseconds_of

__all__ = ["ParquetSink"]

_ROWS, _BYTES = 5_000, 8 * 2**20
"""A row group ends with the row that takes it to either."""


class _Unfit(Exception):
    """A column needs another type."""


class ParquetSink(Sink):
    """Each column has the type of its attribute, whatever the first rows have.

    Rows are gathered on disk: the rare value that does not fit (nanoseconds, a year that counting them does not reach,
    a number of forty digits) gives its column a wider type, text in the end. A cell of text that an import has to read
    as JSON is named in the column "import:json", which is there only then.
    """

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        self._arrow, self._parquet = library(str(path)), parquet(str(path))
        super().__init__(path, columns)
        try:
            self._gathered: IO[bytes] = tempfile.TemporaryFile(dir=path.parent)  # noqa: SIM115 - see `discard`
        except OSError as error:
            super().discard()
            raise self._named(error) from error
        self._types = {column.name: _types(self._arrow, column) for column in columns}
        self._has_json = False

    def _write(self, rows: Rows) -> None:
        for row in rows:
            self._gathered.write(encode(row) + b"\n")

    def _finish(self) -> None:
        while not self._is_converted():
            self._file.seek(0)
            self._file.truncate()
        self._gathered.close()

    def discard(self) -> None:
        """Leaves nothing behind."""
        with suppress(OSError):  # as in `Sink.discard`
            self._gathered.close()
        super().discard()

    def _is_converted(self) -> bool:
        """Whether everything that was gathered fits the types, and is in the file."""
        fields = [(name, types[0]) for name, types in self._types.items()]
        fields += [(AS_JSON, self._arrow.string())] if self._has_json else []
        schema = self._arrow.schema(fields)
        with self._parquet.ParquetWriter(self._file, schema, compression="zstd") as writer:
            for rows in self._groups():
                before = self._state
                arrays = [self._array(column, rows) for column in self.columns]
                if self._state != before:
                    return False
                arrays += [self._arrow.array(_marks(self.columns, self._types, rows))] if self._has_json else []
                writer.write_table(self._arrow.table(arrays, schema=schema))
        return True

    @property
    def _state(self) -> tuple[int, bool]:
        return sum(map(len, self._types.values())), self._has_json

    def _groups(self) -> Iterator[list[Mapping[str, Any]]]:
        self._gathered.seek(0)
        rows, size = list[Mapping[str, Any]](), 0
        for line in self._gathered:
            rows.append(parse_json(line.decode()))
            size += len(line)
            if len(rows) == _ROWS or size > _BYTES:
                yield rows
                rows, size = [], 0
        if rows:
            yield rows

    def _array(self, column: Column, rows: Rows) -> Any:
        """The column's values in the narrowest type left for it that takes them all."""
        types = self._types[column.name]
        values = [row[column.name] for row in rows]
        while True:
            try:
                fitted = [None if value is None else _fitted(self._arrow, value, types[0]) for value in values]
                array = self._arrow.array(fitted, type=types[0])
            except (_Unfit, ValueError, TypeError, OverflowError):
                if len(types) == 1:
                    raise
                del types[0]
            else:
                break
        if _is_text(self._arrow, types[0]) and any(_is_json(value) for value in values):
            self._has_json = True
        return array


def _types(arrow: Any, column: Column) -> list[Any]:
    """Those that a column may have, the best one first; text takes everything."""
    text = arrow.string()

    def struct(*names: str) -> Any:
        return arrow.struct([(name, text) for name in names])

    def moments(unit: str) -> Any:
        return arrow.timestamp(unit, tz="UTC")

    kinds: dict[str, list[Any]] = {
        "number": [arrow.decimal128(38, 4), arrow.decimal128(38, 18)],
        "integer": [arrow.int64()],
        "boolean": [arrow.bool_()],
        "date": [arrow.date32()],
        "timestamp": [moments("us"), moments("ns")],
        "name": [struct(*NAME_PARTS)],
        "location": [struct(*LOCATION_PARTS)],
        "record": [struct("target_object", "target_record_id")],
        "interaction": [arrow.struct([("type", text), ("at", moments("us")), ("owner", text)])],
        "text": [] if not column.is_list else [text],
    }
    found = kinds.get(column.kind, [])
    return [*(map(arrow.list_, found) if column.is_list else found), text]


def _fitted(arrow: Any, value: Any, kind: Any) -> Any:
    """A plain value as the library takes it for that type. Raises _Unfit, ValueError, OverflowError."""
    types = arrow.types
    if types.is_list(kind):
        if not isinstance(value, list):
            raise _Unfit
        return [_item(arrow, item, kind.value_type) for item in value]
    if _is_text(arrow, kind):
        return json_text(value) if _is_json(value) else value
    return _item(arrow, value, kind)


def _item(arrow: Any, value: Any, kind: Any) -> Any:
    for is_kind, accepted, fit in _fits(arrow.types):
        if is_kind(kind):
            if not isinstance(value, accepted) or (isinstance(value, bool) and accepted is not bool):
                raise _Unfit
            return fit(value, kind)
    if not isinstance(value, dict) or not value.keys() <= {child.name for child in kind}:
        raise _Unfit
    types = {child.name: child.type for child in kind}
    return {name: None if part is None else _item(arrow, part, types[name]) for name, part in value.items()}


def _fits(types: Any) -> tuple[tuple[Callable[[Any], bool], Any, Callable[[Any, Any], Any]], ...]:
    return (
        (types.is_string, str, lambda value, _: value),
        (types.is_boolean, bool, lambda value, _: value),
        (types.is_integer, int, lambda value, _: value),
        (types.is_decimal, (int, Decimal), lambda value, _: Decimal(value)),
        (types.is_date, str, lambda value, _: date.fromisoformat(value)),
        (types.is_timestamp, str, _moment),
    )


def _moment(text: str, kind: Any) -> int:
    """In the type's unit, if that says it all."""
    number = nanoseconds_of(text)
    if kind.unit == "ns":
        return number
    if number % 1000:
        raise _Unfit
    return number // 1000


def _is_text(arrow: Any, kind: Any) -> bool:
    return bool(arrow.types.is_string(kind))


def _is_json(value: Any) -> bool:
    """Whether a column of text has it as JSON: of a list, an import would make one text."""
    return value is not None and not isinstance(value, str)


def _marks(columns: Sequence[Column], types: Mapping[str, Sequence[Any]], rows: Rows) -> list[str | None]:
    """The cells of "import:json"."""
    texts = [column.name for column in columns if str(types[column.name][0]) == "string"]
    marked = [[name for name in texts if _is_json(row[name])] for row in rows]
    return [json_text(names) if names else None for names in marked]
