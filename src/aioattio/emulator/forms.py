"""Reading multipart/form-data."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

from aiohttp import BodyPartReader, MultipartReader, StreamReader
from aiohttp.base_protocol import BaseProtocol
from aiohttp.http_exceptions import HttpProcessingError

from aioattio.emulator.errors import invalid

T = TypeVar("T")

_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. file_name: None where it is no file."""

    content: bytes
    file_name: str | None
    content_type: str


def read_form(content_type: str, raw: bytes) -> dict[str, Field]:
    """The fields of a body by name; raises a 400 for a body that is no form, or has a field twice."""
    if not content_type.startswith("multipart/form-data"):
        raise invalid(f'The content type must be multipart/form-data, but is "{content_type}"')
    try:
        return _at_once(_read(content_type, raw))
    except (ValueError, AssertionError, RuntimeError, LookupError, HttpProcessingError) as problem:
        raise invalid(f"The body is not multipart/form-data: {problem}") from None


async def _read(content_type: str, raw: bytes) -> dict[str, Field]:
    loop = asyncio.get_running_loop()
    stream = StreamReader(BaseProtocol(loop), 2**30, loop=loop)
    stream.feed_data(raw)
    stream.feed_eof()
    fields: dict[str, Field] = {}
    reader = MultipartReader({"Content-Type": content_type}, stream)
    while (part := await reader.next()) is not None:
        if not isinstance(part, BodyPartReader) or part.name is None or part.name in fields:
            raise ValueError("a part without a name, or with that of another")
        content = bytearray()
        while piece := await part.read_chunk(_PIECE):
            content += piece
        kind = part.headers.get("Content-Type", "application/octet-stream")
        fields[part.name] = Field(bytes(content), part.filename, kind)
    return fields


def _at_once(coroutine: Coroutine[Any, Any, T]) -> T:
    """The result of what never has to wait: all that it reads is there."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    coroutine.close()
    raise RuntimeError("it ends too early")
