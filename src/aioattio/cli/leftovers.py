"""A rejects file of an earlier run, which would pass for this run's."""

from __future__ import annotations

from pathlib import Path

import anyio

from aioattio.bulk.sources.rejects import LINE
from aioattio.bulk.sources.source import source_of
from aioattio.errors import InvalidInput

__all__ = ["remove_leftover"]


async def remove_leftover(path: Path) -> str | None:
    """After a run without anything to mend: remove what stands at the path of its rejects; gives what is to be said.

    None where nothing stands there. What is no rejects file stays.
    """
    file = anyio.Path(path)
    if not await file.exists():
        return None
    try:
        if not await _is_rejects_file(path):
            return f"{path} stays as it was, for it is no rejects file; this run has no rows to mend"
        await file.unlink()
    except OSError as error:
        return f"{path} holds rows of an earlier run, and cannot be removed: {error.strerror}"
    return f"{path} held rows of an earlier run and is removed; this run has no rows to mend"


async def _is_rejects_file(path: Path) -> bool:
    """By its columns, or the keys of its first row."""
    try:
        source = source_of(path)
        try:
            await source.open()
            first = [] if source.columns is not None else await source.read(1)
        finally:
            await source.aclose()
    except InvalidInput:
        return False
    return LINE in (source.columns or ()) or any(LINE in row.cells for row in first)
