"""The tables of a spool: SQLite on disk, read in pages of bounded size, and rows as JSON."""

from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Generator, Iterable, Sequence
from contextlib import closing, contextmanager
from decimal import Decimal
from typing import Any

from aioattio.bulk.outcome import Problem, Row
from aioattio.bulk.spool.plain import to_json

__all__ = ["PAGE_BYTES", "PAGE_ROWS", "Store", "dump_ending", "dump_row", "load_ending", "load_row"]

PAGE_ROWS = 500
"""Rows that a page holds at most."""

PAGE_BYTES = 4_000_000
"""A page ends with the row that fills it: ten cells of 10 MB are ten pages."""

_CACHE_KB = 2000

_TABLES = """
CREATE TABLE rows (line INTEGER PRIMARY KEY, ordinal INTEGER NOT NULL, digest BLOB, state TEXT, superseded_by INTEGER);
CREATE TABLE cells (line INTEGER PRIMARY KEY, content BLOB NOT NULL);
CREATE TABLE sending (line INTEGER PRIMARY KEY, key BLOB NOT NULL, columns BLOB NOT NULL, content BLOB NOT NULL);
CREATE TABLE endings (line INTEGER PRIMARY KEY, content BLOB NOT NULL);
CREATE TABLE parts (value BLOB NOT NULL, digest BLOB NOT NULL, line INTEGER NOT NULL);
CREATE TABLE choices (number INTEGER PRIMARY KEY, line INTEGER NOT NULL, slug TEXT NOT NULL, title TEXT NOT NULL);
CREATE TABLE records (id TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class Store:
    """One connection. Every failure of the disk is an OSError that says which file it was about.

    Statements run and commit one by one, or many by `run_many`. Nothing is ever rolled back: without a journal,
    which a file that nobody opens a second time does not need, SQLite could not.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        with self._disk():
            self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            self._connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
            self._connection.execute("PRAGMA temp_store = FILE")
            if not path:
                self._connection.execute("PRAGMA journal_mode = OFF")
                self._connection.execute("PRAGMA synchronous = OFF")
            self._connection.executescript(_TABLES)

    def run(self, sql: str, *parameters: Any) -> int:
        """One statement that gives no rows; the number of rows that it changed."""
        with self._disk():
            return self._connection.execute(sql, parameters).rowcount

    def run_many(self, *statements: tuple[str, Iterable[tuple[Any, ...]]]) -> list[int]:
        """Statements with their parameters, in one transaction; for each the number of rows that it changed."""
        with self._disk():
            self._connection.execute("BEGIN")
            changed = [self._connection.executemany(sql, parameters).rowcount for sql, parameters in statements]
            self._connection.execute("COMMIT")
            return changed

    def page(self, sql: str, *parameters: Any, count: int = PAGE_ROWS) -> list[tuple[Any, ...]]:
        """The first rows of a SELECT: `count` at most, fewer where they are large, [] only if there are none."""
        rows: list[tuple[Any, ...]] = []
        size = 0
        with self._disk(), closing(self._connection.execute(f"{sql} LIMIT ?", (*parameters, count))) as cursor:
            for row in cursor:
                rows.append(row)
                size += sum(len(value) for value in row if isinstance(value, bytes))
                if size >= PAGE_BYTES:
                    break
        return rows

    def each(self, sql: str, *parameters: Any) -> Generator[tuple[Any, ...], None, None]:
        """Rows as they are asked for. Nothing may be written meanwhile."""
        with self._disk(), closing(self._connection.execute(sql, parameters)) as cursor:
            yield from cursor

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _disk(self) -> Generator[None, None, None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            place = self._path or "the temporary database of the import"
            hint = "" if self._path else " (SQLITE_TMPDIR names another folder for it)"
            is_full = error.sqlite_errorcode == sqlite3.SQLITE_FULL
            raise OSError(errno.ENOSPC if is_full else errno.EIO, f"{place}: {error}{hint}") from error


def dump_row(row: Row) -> bytes:
    """Cells, surplus and problem."""
    problem = None if row.problem is None else (row.problem.column, row.problem.value, row.problem.reason)
    return to_json([row.cells, row.surplus, problem])


def load_row(line: int, content: bytes) -> Row:
    """What `dump_row` was given, in plain values; numbers with a fraction are Decimals."""
    cells, surplus, problem = _load(content)
    return Row(line, cells, surplus, None if problem is None else Problem(*problem))


def dump_ending(problems: Iterable[Problem], differs: Sequence[str] = ()) -> bytes:
    """Why a row is not written."""
    return to_json([[(problem.column, problem.value, problem.reason) for problem in problems], differs])


def load_ending(content: bytes) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """What `dump_ending` was given, in plain values."""
    problems, differs = _load(content)
    return tuple(Problem(*problem) for problem in problems), tuple(differs)


def _load(content: bytes) -> Any:
    return json.loads(content, parse_float=Decimal)
