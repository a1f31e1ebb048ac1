"""A multipart body that is made while it is sent, so that a file of any size takes no memory."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, asynccontextmanager
from typing import Any

import anyio

from aioattio.errors import InvalidInput
from aioattio.files.sources import Source, source_of

__all__ = ["MAX_FILE_BYTES", "Multipart"]

MAX_FILE_BYTES = 50_000_000
"""Attio says "50 MB". Read as megabytes, not mebibytes: what is refused here is refused before it was sent."""

Part = tuple[str, tuple[str | None, Any, str | None]]
"""Name of the field, and its file name, content and media type."""


class Multipart:
    """The body of one call; walked once per attempt.

    size: in bytes, None where a source does not know its own. is_whole: whether all of it may have left in the attempt
    that is under way. error: what the source raised in it. Raises InvalidInput for a file that is too large.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        boundary = secrets.token_hex(16)
        self.content_type = f"multipart/form-data; boundary={boundary}"
        self._parts = [(_head(boundary, part, is_first=part is parts[0]), source_of(part[1][1])) for part in parts]
        self._end = f"\r\n--{boundary}--\r\n".encode()
        self._is_begun = self.is_whole = False
        self.error: Exception | None = None
        self._walk: AsyncGenerator[bytes, None] | None = None
        self._walker: asyncio.Task[Any] | None = None
        self._limit: asyncio.Timeout | None = None
        self._seconds: float | None = None
        for _, source in self._parts:
            if source.size is not None and source.size > MAX_FILE_BYTES:
                raise _too_large(f"{source.size:,} bytes")

    @property
    def size(self) -> int | None:
        """Of the whole body."""
        total = len(self._end)
        for head, source in self._parts:
            if source.size is None:
                return None
            total += len(head) + source.size
        return total

    @property
    def is_spent(self) -> bool:
        """Whether it cannot be sent (again): something was taken from a source that gives its bytes once."""
        return self._is_begun and not all(source.is_repeatable for _, source in self._parts)

    @asynccontextmanager
    async def taken_within(self, seconds: float | None) -> AsyncGenerator[None, None]:
        """One attempt. At its end nobody takes from the sources any more, whatever the HTTP library left running.

        Raises TimeoutError where a piece is not taken for so long; a source may take its time.
        """
        self.is_whole, self.error, self._seconds = False, None, seconds
        async with asyncio.timeout(None) as limit:
            self._limit = limit
            try:
                yield
            finally:
                with anyio.CancelScope(shield=True):
                    await self._let_go()

    def __aiter__(self) -> AsyncGenerator[bytes, None]:
        self._walk = self._taken()
        return self._walk

    async def _let_go(self) -> None:
        walk, self._walk = self._walk, None
        if walk is None:
            return
        # aiohttp sends in a task of its own, and does not wait for it when the request is cancelled.
        walker, self._walker = self._walker, None
        if walker is not None and walker is not asyncio.current_task():
            walker.cancel()
            await asyncio.wait([walker])
        await walk.aclose()

    async def _taken(self) -> AsyncGenerator[bytes, None]:
        self._walker = asyncio.current_task()
        async with aclosing(self._pieces()) as pieces:
            async for piece in pieces:
                self._hurry(self._seconds)
                yield piece
                self._hurry(None)

    def _hurry(self, seconds: float | None) -> None:
        if self._limit is not None and not self._limit.expired():
            self._limit.reschedule(None if seconds is None else asyncio.get_running_loop().time() + seconds)

    async def _pieces(self) -> AsyncGenerator[bytes, None]:
        self._is_begun = True
        try:
            for head, source in self._parts:
                yield head
                async with aclosing(_counted(source)) as pieces:
                    async for piece in pieces:
                        yield piece
        except Exception as error:
            self.error = error
            raise
        # Whoever has been handed the end may have sent it.
        self.is_whole = True
        yield self._end


async def _counted(source: Source) -> AsyncGenerator[bytes, None]:
    count = 0
    async with aclosing(source.pieces()) as pieces:
        async for piece in pieces:
            count += len(piece)
            if count > MAX_FILE_BYTES:
                raise _too_large("more bytes than that")
            if source.size is not None and count > source.size:
                raise _changed(source.size)
            yield piece
    if source.size is not None and count < source.size:
        raise _changed(source.size)


def _head(boundary: str, part: Part, *, is_first: bool) -> bytes:
    name, (file_name, _, media_type) = part
    lines = ["" if is_first else "\r\n", f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"']
    if file_name is not None:
        lines.append(f'; filename="{_quoted(file_name)}"')
    if media_type is not None:
        lines.append(f"\r\nContent-Type: {_quoted(media_type, '')}")
    try:
        return "".join([*lines, "\r\n\r\n"]).encode()
    except UnicodeEncodeError:
        # A path that is no UTF-8 comes as half of a surrogate pair.
        raise InvalidInput(attribute="name", given=file_name, accepted="text that can be written as UTF-8") from None


def _quoted(text: str, quote: str = '"') -> str:
    # As browsers do.
    for sign in (*quote, "\r", "\n"):
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _too_large(given: str) -> InvalidInput:
    accepted = f"a file of at most 50 MB ({MAX_FILE_BYTES:,} bytes)"
    return InvalidInput(
        f"source: too large, {given}; accepted: {accepted}", attribute="source", given=given, accepted=accepted
    )


def _changed(size: int) -> InvalidInput:
    return InvalidInput(
        f"source: its size is not the {size:,} bytes that it had when the upload began",
        attribute="source",
        given="a file that is being written",
        accepted="one that does not change while it is sent",
    )
