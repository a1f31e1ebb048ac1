"""What can be uploaded, as pieces of bytes: a path, bytes, a binary file, an asynchronous iterator."""

from __future__ import annotations

import asyncio
import inspect
import io
import os
import stat
from collections.abc import AsyncGenerator, AsyncIterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO, Any, Protocol, runtime_checkable

import anyio
from anyio.streams.memory import MemoryObjectSendStream

from aioattio.errors import InvalidInput
from aioattio.threads import finished

__all__ = ["Source", "opened", "source_of"]

PIECE = 256 * 1024
ACCEPTED = "a path, bytes, a file opened in binary mode, or an asynchronous iterator of bytes"


@runtime_checkable
class Source(Protocol):
    """Bytes to send. name: of the file, if the source knows it; size: in bytes, None where only its end tells;
    is_repeatable: whether `pieces` may be walked again."""

    name: str | None
    size: int | None
    is_repeatable: bool

    def pieces(self) -> AsyncGenerator[bytes, None]: ...


class Held:
    """Bytes in memory."""

    is_repeatable = True

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.name: str | None = None
        self.size: int | None = len(content)

    async def pieces(self) -> AsyncGenerator[bytes, None]:
        for start in range(0, len(self._content), PIECE):
            yield self._content[start : start + PIECE]


class OpenFile:
    """A binary file from where it stands to its end, read in a thread."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        seekable = getattr(file, "seekable", None)
        self.is_repeatable = seekable is not None and seekable()
        name = getattr(file, "name", None)
        self.name: str | None = Path(name).name if isinstance(name, str) else None
        self.size: int | None = None
        if self.is_repeatable:
            self._start = file.tell()
            self.size = file.seek(0, os.SEEK_END) - self._start
            file.seek(self._start)

    async def pieces(self) -> AsyncGenerator[bytes, None]:
        if self.is_repeatable:
            self._file.seek(self._start)
        while piece := await finished(self._file.read, PIECE):
            yield _checked(piece)


class Flow:
    """An asynchronous iterator of bytes; it can be walked once."""

    is_repeatable = False

    def __init__(self, flow: AsyncIterable[bytes]) -> None:
        self._flow = flow
        self.name: str | None = None
        self.size: int | None = None

    async def pieces(self) -> AsyncGenerator[bytes, None]:
        # In a task of its own: whoever is cancelled may clean up in its own time, as asyncio does it.
        given, taken = anyio.create_memory_object_stream[bytes](0)
        walk = asyncio.create_task(self._walk(given))
        try:
            async with taken:
                async for piece in taken:
                    yield piece
            await walk
        finally:
            with anyio.CancelScope(shield=True):
                walk.cancel()
                await asyncio.wait([walk])
            if not walk.cancelled():
                walk.exception()  # seen: raised above, or nobody listens any more

    async def _walk(self, given: MemoryObjectSendStream[bytes]) -> None:
        flow: Any = self._flow
        async with given:
            try:
                async for piece in self._flow:
                    await given.send(_checked(piece))
            finally:
                # At once, and not when the garbage is collected: what it holds open is done with.
                if inspect.isasyncgen(flow):
                    await flow.aclose()


def _checked(piece: Any) -> bytes:
    if not isinstance(piece, bytes | bytearray | memoryview):
        raise InvalidInput(attribute="source", given=piece, accepted="pieces of bytes, not of text")
    return bytes(piece)


def source_of(given: Any) -> Source:
    """What is not a path. Raises InvalidInput."""
    if isinstance(given, Source):
        return given
    if isinstance(given, bytes | bytearray | memoryview):
        return Held(bytes(given))
    if isinstance(given, AsyncIterable):
        return Flow(given)
    read = getattr(given, "read", None)
    if read is None or inspect.iscoroutinefunction(read) or isinstance(given, io.TextIOBase):
        raise InvalidInput(attribute="source", given=given, accepted=ACCEPTED)
    return OpenFile(given)


@asynccontextmanager
async def opened(given: Any) -> AsyncGenerator[Source, None]:
    """The source, open as long as the block lasts. Raises InvalidInput, and OSError for a path that cannot be read."""
    if not isinstance(given, str | os.PathLike):
        yield source_of(given)
        return
    reader = _Reader(Path(given))
    try:
        await finished(reader.open)
        yield OpenFile(reader.file)
    finally:
        reader.close()


class _Reader:
    """A file that is closed whatever happens, also where the opening is cancelled."""

    file: IO[bytes]

    def __init__(self, path: Path) -> None:
        self._path = path

    def open(self) -> None:
        if "\0" in str(self._path):
            raise InvalidInput(attribute="source", given=str(self._path), accepted="the path of a regular file")
        # A pipe would wait for its other end before it opens.
        kind = self._path.stat().st_mode
        if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
            raise InvalidInput(attribute="source", given=str(self._path), accepted="the path of a regular file")
        self.file = self._path.open("rb")

    def close(self) -> None:
        if hasattr(self, "file"):
            self.file.close()
