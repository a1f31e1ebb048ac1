"""Where a download goes: memory, or a file that appears under its name when it is whole."""

from __future__ import annotations

import os
import uuid
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import IO, Any, Protocol

from aioattio.errors import InvalidInput
from aioattio.threads import finished

__all__ = ["Memory", "Sink", "new_file"]


class Sink(Protocol):
    """Takes the pieces of one file in order."""

    async def restart(self) -> None:
        """Forget what came: it begins anew."""

    async def write(self, piece: bytes) -> None: ...


class Memory:
    """Keeps them."""

    def __init__(self) -> None:
        self.content = bytearray()

    async def restart(self) -> None:
        self.content.clear()

    async def write(self, piece: bytes) -> None:
        self.content += piece


class _NewFile:
    """A temporary file beside the path that it is to have."""

    _file: IO[bytes]

    def __init__(self, path: Path) -> None:
        self._path = path
        self._temporary = path.with_name(f".{uuid.uuid4().hex}.part")

    def open(self) -> None:
        if self._path.exists() and not self._path.is_file():
            # Devices too: they would be replaced.
            raise InvalidInput(attribute="path", given=str(self._path), accepted="the path of a file, with its name")
        try:
            self._file = self._temporary.open("xb")
        except OSError as error:
            error.filename = str(self._path)  # the one that the caller knows
            raise

    async def restart(self) -> None:
        await finished(self._empty)

    async def write(self, piece: bytes) -> None:
        await finished(self._file.write, piece)

    async def keep(self) -> None:
        await finished(self._file.close)
        # At once, and without a moment at which the caller could be cancelled in between.
        self._temporary.replace(self._path)

    def discard(self) -> None:
        if hasattr(self, "_file"):
            # Closing writes what is left; on a full disk it cannot, and what went wrong before says more.
            with suppress(OSError):
                self._file.close()
            self._temporary.unlink(missing_ok=True)

    def _empty(self) -> None:
        self._file.seek(0)
        self._file.truncate()


@asynccontextmanager
async def new_file(given: Any) -> AsyncGenerator[Sink, None]:
    """A file that is there under its path once the block has ended well, and not at all otherwise.

    Raises InvalidInput, and OSError where there is no such folder or it may not be written to.
    """
    if not isinstance(given, str | os.PathLike) or not _names_a_file(os.fspath(given)):
        raise InvalidInput(attribute="path", given=given, accepted="the path of a file, with its name")
    file = _NewFile(Path(given))
    try:
        await finished(file.open)
        yield file
        await file.keep()
    except BaseException:
        file.discard()
        raise


def _names_a_file(path: Any) -> bool:
    # "folder/" is no file, although pathlib forgets the slash.
    return isinstance(path, str) and "\0" not in path and not path.endswith(("/", os.sep)) and bool(Path(path).name)
