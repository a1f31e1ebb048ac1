"""Rows of any iterable: lists, generators, cursors of databases."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Generator, Iterable, Iterator
from pathlib import Path
from typing import Any

from anyio.lowlevel import checkpoint

from aioattio.bulk.outcome import Problem, Row, shortened
from aioattio.bulk.sources.cells import checked_row_of
from aioattio.typed.model import BaseModel
from aioattio.typed.writing import to_match

__all__ = ["IterableSource"]


class IterableSource:
    """Mappings of column to value, one after another; a row's line is its number, from 1.

    Everything with `keys()` and `[]` is a mapping: rows of sqlite3 and asyncpg are. A model is a row of what an upsert
    of it sends. What is none, and keys that are no
    text, make a row with a `problem`. Synchronous iterables run in the event loop's thread, because cursors are bound
    to the thread that made them. Whatever the iterable raises comes out of `read`.
    """

    name = "the rows"
    columns: tuple[str, ...] | None = None
    delimiter: str | None = None
    path: Path | None = None
    position = 0
    size: int | None = None

    def __init__(self, rows: Iterable[Any] | AsyncIterable[Any], match: str | None = None) -> None:
        """match: slug of the attribute to match by, which every model gives."""
        self._given, self._match = rows, match
        self._rows: Iterator[Any] | AsyncIterator[Any] | None = None
        self._number = 0

    async def open(self) -> None:
        """Begins with the first row, where the iterable can begin anew."""
        self._rows = aiter(self._given) if isinstance(self._given, AsyncIterable) else iter(self._given)
        self._number = 0

    async def read(self, count: int) -> list[Row]:
        """The next rows, `count` at most; [] at the end. Raises RuntimeError before `open`."""
        if self._rows is None:
            raise RuntimeError("the rows are not open: open() comes before read()")
        await checkpoint()
        rows: list[Row] = []
        if isinstance(self._rows, AsyncIterator):
            while len(rows) < count:
                try:
                    item = await anext(self._rows)
                except StopAsyncIteration:
                    break
                rows.append(self._row(item))
        else:
            while len(rows) < count:
                try:
                    item = next(self._rows)
                except StopIteration:
                    break
                rows.append(self._row(item))
        return rows

    async def aclose(self) -> None:
        """Closes a generator, so that its `finally` runs now; leaves everything else to its owner."""
        rows, self._rows = self._rows, None
        if isinstance(rows, AsyncGenerator):
            await rows.aclose()
        elif isinstance(rows, Generator):
            rows.close()

    def _row(self, item: Any) -> Row:
        self._number += 1
        cells = to_match(item, self._match) if isinstance(item, BaseModel) else _cells(item)
        if cells is None:
            return self._refused({}, item, f"a mapping of columns to values is needed, not {type(item).__name__}")
        others = {key: value for key, value in cells.items() if not isinstance(key, str)}
        if not others:
            return checked_row_of(self._number, cells)
        named = {key: value for key, value in cells.items() if isinstance(key, str)}
        keys = ", ".join(shortened(key) for key in others)
        return self._refused(named, others, f"names of columns are text, not {keys}")

    def _refused(self, cells: dict[str, Any], rest: Any, reason: str) -> Row:
        text = rest if isinstance(rest, str) else repr(rest)
        return checked_row_of(self._number, cells, text, Problem(None, text, reason))


def _cells(item: Any) -> dict[Any, Any] | None:
    try:
        return dict(item) if hasattr(item, "keys") else None
    except (TypeError, ValueError):
        return None
