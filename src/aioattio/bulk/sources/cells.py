"""Checks that hold for the cells of every source, before any of them is understood."""

from __future__ import annotations

from typing import Any

from aioattio.bulk.mapping.columns import RESERVED
from aioattio.bulk.outcome import Problem, Row

__all__ = ["SURPLUS", "checked_row_of", "excerpt", "row_of"]

SURPLUS = f"{RESERVED}surplus"
"""The column of a rejects file with the text that belonged to no column."""

MOST_BYTES = 10_000_000
"""What Attio takes as one text: "a max size of 10mb"."""

_FITS = MOST_BYTES // 4  # characters, which have up to four bytes each
_SHOWN = 200
_DEEPEST = 50


def excerpt(text: str) -> str:
    """The beginning of a text, for `Problem.value`: problems are kept, and a text may have megabytes."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def row_of(line: int, cells: dict[str, Any], surplus: str = "", problem: Problem | None = None) -> Row:
    """The row, with a problem where a cell is too large for Attio.

    A row of a rejects file whose surplus text is still there has one too: it has not been mended, and its other cells
    may stand in the wrong columns.
    """
    if problem is None:
        for column, value in cells.items():
            if isinstance(value, str) and len(value) > _FITS and (problem := _size_problem(column, value)):
                break
    left = cells.get(SURPLUS)
    if isinstance(left, str) and left.strip():
        surplus = surplus or left
        reason = "still has text: move it to the columns that it belongs to, and empty this one"
        problem = problem or Problem(SURPLUS, excerpt(left), reason)
    return Row(line, cells, surplus, problem)


def checked_row_of(line: int, cells: dict[str, Any], surplus: str = "", problem: Problem | None = None) -> Row:
    """As `row_of`, for cells that were not decoded from a file: their text may have half surrogates.

    They become the text of their escapes, since nothing could write them down, and a problem.
    """
    sound = {_sound(column): _sound(value) for column, value in cells.items()}
    if sound != cells:
        reason = "half a surrogate pair stands in it, which is no character; is the text decoded as it should be?"
        problem = problem or Problem(None, None, reason)
    return row_of(line, sound, _sound(surplus), problem)


def _size_problem(column: str, text: str) -> Problem | None:
    size = len(text.encode())
    if size <= MOST_BYTES:
        return None
    return Problem(column, excerpt(text), f"{size:,} bytes of text; Attio takes {MOST_BYTES:,} in one value")


def _sound(value: Any, depth: int = _DEEPEST) -> Any:
    """The value itself unless there are half surrogates in its text."""
    if isinstance(value, str):
        if value.isascii():
            return value
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-8", "backslashreplace").decode()
        return value
    if isinstance(value, list) and depth:
        return [_sound(item, depth - 1) for item in value]
    if isinstance(value, dict) and depth:
        return {_sound(key, depth - 1): _sound(item, depth - 1) for key, item in value.items()}
    return value
