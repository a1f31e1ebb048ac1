"""Spools with a path: made whole or not at all, locked while they are open, and known by what they are."""

from __future__ import annotations

import errno
import os
import sqlite3
import struct
from collections.abc import Generator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import Any
from urllib.parse import quote

from aioattio.bulk.spool.store import APPLICATION, CACHE_KB, VERSION, Store, on_disk
from aioattio.errors import InvalidInput

__all__ = ["anonymous_store", "new_store", "open_store", "save_store"]

_HEADER = struct.Struct(">16s 44x I 4x I 28x")
"""Of an SQLite file: its first words, the version, the application."""
_held: set[tuple[int, int]] = set()
"""Files that this process has open. Were one of them read past SQLite, its lock would be gone."""
_NEIGHBOURS = ("-wal", "-shm", "-journal")


def anonymous_store(facts: Mapping[str, Any]) -> Store:
    """An empty one without a name, which is gone when it is closed."""
    store = Store()
    store.make(facts)
    return store


def new_store(path: str | Path, facts: Mapping[str, Any]) -> Store:
    """An empty one where nothing is. Raises InvalidInput if there is something, OSError if there can be nothing."""
    with _unfinished(path) as unfinished:
        with on_disk(str(path)), closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            Store(str(path), connection).make(facts)
        # Left by a file of that name that is gone, SQLite would take it for this one's.
        for neighbour in _NEIGHBOURS:
            Path(f"{path}{neighbour}").unlink(missing_ok=True)
        _put(unfinished, path)
    return open_store(path)


def open_store(path: str | Path) -> Store:
    """One that is there, locked until it is closed, or the process ends in any way. Raises as `Spool.open` does."""
    _check_kind(path)
    with _refused_if_in_use(path), on_disk(str(path)):
        connection = sqlite3.connect(
            _uri(path, "mode=rw"), uri=True, isolation_level=None, check_same_thread=False, timeout=0
        )
        try:
            connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")
            connection.execute("PRAGMA temp_store = FILE")
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
    identity = _identity(path)
    _held.add(identity)
    return Store(str(path), connection, closed=lambda: _held.discard(identity))


def save_store(store: Store, path: str | Path) -> None:
    """A copy at another path. Raises as `new_store` does."""
    with _unfinished(path) as unfinished:
        try:
            store.copy(unfinished)
        except OSError as error:
            reason = error.__cause__ or error
            raise OSError(error.errno, f"{path}: {reason}") from error
        _put(unfinished, path)


@contextmanager
def _unfinished(path: str | Path) -> Generator[str, None, None]:
    """An empty file beside the path, for its owner alone, which is gone afterwards."""
    if os.path.lexists(path):
        raise _is_there(path)
    unfinished = f"{path}.{token_hex(4)}.new"
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    try:
        yield unfinished
    finally:
        for name in ("", *_NEIGHBOURS):
            Path(f"{unfinished}{name}").unlink(missing_ok=True)


def _put(unfinished: str, path: str | Path) -> None:
    """Give a file its name, unless that is taken by now."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise _is_there(path) from None
    except OSError:
        # A file system without links.
        Path(unfinished).rename(path)
    _sync_folder(path)


def _sync_folder(path: str | Path) -> None:
    """A name survives the loss of power only with its folder, where folders can be synced."""
    with suppress(OSError):
        folder = os.open(Path(path).absolute().parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _check_kind(path: str | Path) -> None:
    """Refuse what is no journal of this version, without a lock and without touching it."""
    if Path(path).is_dir():
        raise _other(path, "is a folder")
    if not Path(path).exists():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    if not Path(path).is_file():
        raise _other(path, "is no file")
    if _identity(path) in _held:
        raise _in_use(path)
    with Path(path).open("rb") as file:
        header = file.read(_HEADER.size).ljust(_HEADER.size)
    words, version, application = _HEADER.unpack(header)
    if words != b"SQLite format 3\0" or application != APPLICATION:
        raise _other(path, "is no journal and no saved plan")
    if version != VERSION:
        raise _other(path, f"is of version {version}, and this aioattio reads version {VERSION}")


def _identity(path: str | Path) -> tuple[int, int]:
    found = Path(path).stat()
    return found.st_dev, found.st_ino


@contextmanager
def _refused_if_in_use(path: str | Path) -> Generator[None, None, None]:
    try:
        yield
    except OSError as error:
        cause = error.__cause__
        if isinstance(cause, sqlite3.OperationalError) and cause.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            raise _in_use(path) from None
        raise


def _in_use(path: str | Path) -> InvalidInput:
    return InvalidInput(
        f"journal: {path} is in use by another run; wait for its end, or name another journal",
        attribute="journal",
        given=str(path),
        accepted="a journal that no run has open",
    )


def _is_there(path: str | Path) -> InvalidInput:
    return InvalidInput(
        f"journal: there is something at {path} already, perhaps of a run that has just begun; name another path",
        attribute="journal",
        given=str(path),
        accepted="a path at which nothing is",
    )


def _other(path: str | Path, why: str) -> InvalidInput:
    return InvalidInput(
        f"journal: {path} {why}; it was not touched. Name another path",
        attribute="journal",
        given=str(path),
        accepted="a journal or a saved plan",
    )


def _uri(path: str | Path, options: str) -> str:
    return f"file:{quote(str(Path(path).absolute()))}?{options}"
