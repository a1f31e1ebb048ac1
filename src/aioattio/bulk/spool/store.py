"""The tables of a spool: SQLite on disk, read in pages of bounded size."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing, contextmanager, suppress
from typing import Any

import msgspec

__all__ = ["APPLICATION", "CACHE_KB", "PAGE_BYTES", "PAGE_ROWS", "VERSION", "Store", "on_disk"]

APPLICATION = 0x61696F61
"""By which a file is told from other programs' databases."""
VERSION = 1

PAGE_ROWS = 500
"""Rows that a page holds at most."""

PAGE_BYTES = 4_000_000
"""A page ends with the row that fills it: ten cells of 10 MB are ten pages."""

CACHE_KB = 2000

_LEDGER = "CREATE TABLE ledger (digest BLOB PRIMARY KEY, id TEXT) WITHOUT ROWID"
"""What earlier runs created, by the digest of the key; no id: a create whose outcome nobody knows."""

_TABLES = (
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    """CREATE TABLE rows (
        line INTEGER PRIMARY KEY, ordinal INTEGER NOT NULL, digest BLOB, state TEXT, superseded_by INTEGER,
        action TEXT, sent INTEGER, record_id TEXT
    )""",
    "CREATE TABLE cells (line INTEGER PRIMARY KEY, content BLOB NOT NULL)",
    """CREATE TABLE sending (
        line INTEGER PRIMARY KEY, key BLOB NOT NULL, columns BLOB NOT NULL, content BLOB NOT NULL
    )""",
    "CREATE TABLE endings (line INTEGER PRIMARY KEY, content BLOB NOT NULL)",
    # Values of keys of several, and of keys of rejected rows, by digest.
    "CREATE TABLE parts (value BLOB NOT NULL, digest BLOB NOT NULL, line INTEGER NOT NULL)",
    "CREATE TABLE named (value BLOB NOT NULL)",
    "CREATE TABLE choices (number INTEGER PRIMARY KEY, line INTEGER NOT NULL, slug TEXT NOT NULL, title TEXT NOT NULL)",
    # References, and the rows that have them. is_bad: 1 for none of that name, 2 for several.
    """CREATE TABLE refs (
        number INTEGER PRIMARY KEY, object TEXT NOT NULL, attribute TEXT NOT NULL, value TEXT NOT NULL,
        form BLOB NOT NULL, id TEXT, is_bad INTEGER, UNIQUE (object, attribute, value)
    )""",
    "CREATE TABLE naming (number INTEGER, line INTEGER, slug TEXT, PRIMARY KEY (number, line, slug)) WITHOUT ROWID",
    "CREATE TABLE rekeyed (line INTEGER PRIMARY KEY)",
    # What Attio has, which rows it is, what they change, and what no row names.
    "CREATE TABLE things (id TEXT PRIMARY KEY, content BLOB NOT NULL)",
    "CREATE TABLE matches (line INTEGER, id TEXT, value TEXT NOT NULL, PRIMARY KEY (line, id)) WITHOUT ROWID",
    "CREATE TABLE changes (line INTEGER PRIMARY KEY, content BLOB NOT NULL)",
    """CREATE TABLE missing (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, state TEXT, error TEXT
    )""",
    "CREATE TABLE records (id TEXT PRIMARY KEY) WITHOUT ROWID",
    _LEDGER,
)

_UNKNOWN = """
INSERT OR IGNORE INTO ledger SELECT digest, NULL FROM rows
WHERE sent AND digest IS NOT NULL AND action = 'create' AND (state IS NULL OR state IN ('failed', 'not_tried'))
"""


class Store:
    """One connection. Every failure of the disk is an OSError that says which file it was about.

    Statements run and commit one by one, or many in a `transaction`. Nothing in the anonymous file is ever rolled back:
    without a journal, which a file that nobody opens a second time does not need, SQLite could not.
    """

    def __init__(
        self, path: str = "", connection: sqlite3.Connection | None = None, closed: Callable[[], None] = lambda: None
    ) -> None:
        """connection: to a file that is there, at the path; without it, to an anonymous file. closed: called then."""
        self.path, self._closed = path, closed
        with on_disk(path):
            self._connection = connection or _anonymous()

    def make(self, facts: Mapping[str, Any]) -> None:
        """The tables, in a file that is empty."""
        self.run(f"PRAGMA application_id = {APPLICATION}")
        self.run(f"PRAGMA user_version = {VERSION}")
        with self.transaction(durable=True):
            for table in _TABLES:
                self.run(table)
            self._keep(facts)

    def run(self, sql: str, *parameters: Any) -> int:
        """One statement that gives no rows; the number of rows that it changed."""
        with on_disk(self.path):
            return self._connection.execute(sql, parameters).rowcount

    def run_many(self, *statements: tuple[str, Iterable[tuple[Any, ...]]]) -> list[int]:
        """Statements with their parameters, in one transaction; for each the number of rows that it changed."""
        with self.transaction():
            return [self._connection.executemany(sql, parameters).rowcount for sql, parameters in statements]

    @contextmanager
    def transaction(self, *, durable: bool = False) -> Generator[None, None, None]:
        """All that runs within, or, if the store has a path, nothing. May be nested.

        durable: when it ends, this and everything before survives the loss of power.
        """
        if self._connection.in_transaction:
            yield
            return
        with on_disk(self.path):
            durable = durable and bool(self.path)
            if durable:
                self._connection.execute("PRAGMA synchronous = FULL")
            try:
                self._connection.execute("BEGIN")
                yield
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    with suppress(sqlite3.DatabaseError):
                        self._connection.execute("ROLLBACK" if self.path else "COMMIT")
                if durable:
                    self._connection.execute("PRAGMA synchronous = NORMAL")

    def page(self, sql: str, *parameters: Any, count: int = PAGE_ROWS) -> list[tuple[Any, ...]]:
        """The first rows of a SELECT: `count` at most, fewer where they are large, [] only if there are none."""
        rows: list[tuple[Any, ...]] = []
        size = 0
        with on_disk(self.path), closing(self._connection.execute(f"{sql} LIMIT ?", (*parameters, count))) as cursor:
            for row in cursor:
                rows.append(row)
                size += sum(len(value) for value in row if isinstance(value, bytes))
                if size >= PAGE_BYTES:
                    break
        return rows

    def each(self, sql: str, *parameters: Any) -> Generator[tuple[Any, ...], None, None]:
        """Rows as they are asked for. Nothing may be written meanwhile."""
        with on_disk(self.path), closing(self._connection.execute(sql, parameters)) as cursor:
            yield from cursor

    def remember(self, name: str, value: Any, *, durable: bool = False) -> None:
        """Keep a fact. durable: as in `transaction`."""
        with self.transaction(durable=durable):
            self._keep({name: value})

    def _keep(self, facts: Mapping[str, Any]) -> None:
        for name, value in facts.items():
            self.run("INSERT OR REPLACE INTO facts VALUES (?, ?)", name, msgspec.json.encode(value))

    def recall(self, name: str) -> Any:
        """A fact; None for nothing."""
        found = self.page("SELECT value FROM facts WHERE name = ?", name, count=1)
        return msgspec.json.decode(found[0][0]) if found else None

    def begin_again(self, facts: Mapping[str, Any]) -> None:
        """Empty every table but the ledger, which learns of creates whose outcome is unknown. facts: to remember."""
        with self.transaction(durable=True):
            self.run(_UNKNOWN)
            names = self.page("SELECT name FROM sqlite_schema WHERE type = 'table' AND name != 'ledger'")
            for (name,) in names:
                self.run(f"DROP TABLE {name}")
            for table in _TABLES:
                if table is not _LEDGER:
                    self.run(table)
            self._keep(facts)

    def copy(self, path: str) -> None:
        """Write everything to a file that is empty or not there."""
        self.run("VACUUM INTO ?", path)

    def close(self) -> None:
        self._connection.close()
        self._closed()


def _anonymous() -> sqlite3.Connection:
    connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")
    connection.execute("PRAGMA temp_store = FILE")
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    return connection


@contextmanager
def on_disk(path: str) -> Generator[None, None, None]:
    """What SQLite says of the file as an OSError that names it."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = error.sqlite_errorcode & 0xFF if hasattr(error, "sqlite_errorcode") else None
        if not isinstance(error, sqlite3.OperationalError) and code not in (
            sqlite3.SQLITE_CORRUPT,
            sqlite3.SQLITE_NOTADB,
        ):
            raise
        place = path or "the temporary database of the import"
        hint = "" if path else " (SQLITE_TMPDIR names another folder for it)"
        number = {sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_READONLY: errno.EACCES}.get(code or 0, errno.EIO)
        raise OSError(number, f"{place}: {error}{hint}") from error
