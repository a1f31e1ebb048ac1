"""Columns of Arrow as natural Python."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from attrs import frozen

from aioattio.bulk.sources.arrow_library import library

__all__ = ["Unreadable", "natural_column"]

_NANOSECONDS = {"s": 10**9, "ms": 10**6, "us": 10**3, "ns": 1}
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - a column without a zone has naive moments


@frozen
class Unreadable:
    """A value for which there is no Python, such as a date of the year 12000."""

    reason: str


def natural_column(column: Any) -> list[Any]:
    """One value for each row of an Array.

    Nulls, NaN and structs of nothing but nulls are None. Moments of a column with a zone are aware, in UTC; those with
    nanoseconds are ISO 8601 text. Lists stay lists, structs and maps become dicts, bytes that are UTF-8 text, and
    single floats the shortest number that they stand for.
    """
    try:
        return _natural(column)
    except (ValueError, ArithmeticError, NotImplementedError):
        return [_one(column.slice(number, 1)) for number in range(len(column))]


def _one(column: Any) -> Any:
    try:
        return _natural(column)[0]
    except (ValueError, ArithmeticError, NotImplementedError) as error:
        return Unreadable(" ".join(str(error).split()))


def _natural(column: Any) -> list[Any]:
    arrow = library("Arrow")
    for is_kind, read in _readers(arrow.types):
        if is_kind(column.type):
            return read(column)
    found: list[Any] = column.to_pylist()
    return found


def _readers(types: Any) -> tuple[tuple[Callable[[Any], bool], Callable[[Any], list[Any]]], ...]:
    return (
        (types.is_dictionary, lambda column: _natural(column.dictionary_decode())),
        (types.is_timestamp, _moments),
        (types.is_floating, _floats),
        (lambda kind: types.is_binary(kind) or types.is_large_binary(kind), _texts),
        (lambda kind: types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind), _lists),
        (types.is_struct, _structs),
        (types.is_map, lambda column: [None if one is None else dict(one) for one in column.to_pylist()]),
    )


def _moments(column: Any) -> list[Any]:
    scale, is_aware = _NANOSECONDS[column.type.unit], column.type.tz is not None
    numbers: list[int | None] = column.cast("int64").to_pylist()
    return [None if number is None else _moment(number * scale, is_aware) for number in numbers]


def _moment(nanoseconds: int, is_aware: bool) -> datetime | str:
    whole, rest = divmod(nanoseconds, 1000)
    moment = _EPOCH + timedelta(microseconds=whole)
    if rest:
        return f"{moment.isoformat(timespec='microseconds')}{rest:03d}Z"
    return moment.replace(tzinfo=UTC) if is_aware else moment


def _floats(column: Any) -> list[Any]:
    if column.type.bit_width < 64:
        texts: list[str | None] = column.cast("float32").cast("string").to_pylist()
        numbers = [None if text is None else float(text) for text in texts]
    else:
        numbers = column.to_pylist()
    return [None if number is None or number != number else number for number in numbers]


def _texts(column: Any) -> list[Any]:
    return [None if data is None else _text(data) for data in column.to_pylist()]


def _text(data: bytes) -> str | bytes:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data


def _lists(column: Any) -> list[Any]:
    items = iter(_natural(column.flatten()))
    lengths: list[int | None] = column.value_lengths().to_pylist()
    is_there: list[bool] = column.is_valid().to_pylist()
    return [
        [next(items) for _ in range(length or 0)] if there else None
        for length, there in zip(lengths, is_there, strict=True)
    ]


def _structs(column: Any) -> list[Any]:
    names = [column.type.field(number).name for number in range(column.type.num_fields)]
    columns = [_natural(child) for child in column.flatten()]
    is_there: list[bool] = column.is_valid().to_pylist()
    rows: list[Any] = []
    for number, there in enumerate(is_there):
        parts = {name: child[number] for name, child in zip(names, columns, strict=True)}
        rows.append(parts if there and any(part is not None for part in parts.values()) else None)
    return rows
