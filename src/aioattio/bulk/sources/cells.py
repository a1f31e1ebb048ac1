"""Checks that hold for the cells of every source, before any of them is understood."""

from __future__ import annotations

from typing import Any

from aioattio.bulk.mapping.columns import RESERVED
from aioattio.bulk.outcome import Problem, Row
from aioattio.bulk.sources.strict_json import parse_json

__all__ = ["AS_JSON", "SURPLUS", "checked_row_of", "names_of", "row_of"]

AS_JSON = f"{RESERVED}json"
"""The column of a rejects file that names the columns whose cells are JSON in that row: a JSON list of their names."""

SURPLUS = f"{RESERVED}surplus"
"""The column of a rejects file with the text that belonged to no column."""

MOST_BYTES = 10_000_000
"""What Attio takes as one text: "a max size of 10mb"."""

_FITS = MOST_BYTES // 4  # characters, which have up to four bytes each
_DEEPEST = 50


def row_of(line: int, cells: dict[str, Any], surplus: str = "", problem: Problem | None = None) -> Row:
    """The row, with a problem where a cell is too large for Attio; in a rejects file, JSON is what it stands for.

    A row of a rejects file whose surplus text is still there has a problem too: it has not been mended, and its other
    cells may stand in the wrong columns.
    """
    left = cells.get(SURPLUS)
    if isinstance(left, str) and left.strip():
        surplus = surplus or left
        reason = "still has text: move it to the columns that it belongs to, and empty this one"
        problem = problem or Problem(SURPLUS, left, reason)
    if problem is None and AS_JSON in cells:
        cells, problem = _decoded(cells)
    if problem is None:
        for column, value in cells.items():
            if isinstance(value, str) and len(value) > _FITS and (problem := _size_problem(column, value)):
                break
    return Row(line, cells, surplus, problem)


def names_of(as_json: Any) -> list[str]:
    """The columns that a cell of the column `AS_JSON` names. Raises ValueError where it is no list of names."""
    if as_json is None or (isinstance(as_json, str) and not as_json.strip()):
        return []
    names = parse_json(as_json) if isinstance(as_json, str) else as_json
    if isinstance(names, list) and all(isinstance(name, str) for name in names):
        return names
    raise ValueError("it is no list of texts")


def checked_row_of(line: int, cells: dict[str, Any], surplus: str = "", problem: Problem | None = None) -> Row:
    """As `row_of`, for cells that were not decoded from a file: their text may have half surrogates.

    They become the text of their escapes, since nothing could write them down, and a problem.
    """
    sound = {_sound(column): _sound(value) for column, value in cells.items()}
    if sound != cells:
        reason = "half a surrogate pair stands in it, which is no character; is the text decoded as it should be?"
        problem = problem or Problem(None, None, reason)
    return row_of(line, sound, _sound(surplus), problem)


def _decoded(cells: dict[str, Any]) -> tuple[dict[str, Any], Problem | None]:
    """The cells, of which those that are JSON are values; or, with a problem, the cells as they were."""
    try:
        names = names_of(cells[AS_JSON])
    except ValueError as error:
        reason = f"a JSON list of names of columns is needed, or nothing: {error}"
        return cells, Problem(AS_JSON, cells[AS_JSON], reason)
    decoded = {column: value for column, value in cells.items() if column != AS_JSON}
    for name in names:
        if name not in cells:
            reason = f"names {name!r}, which is not among the columns: give that column its name again"
            return cells, Problem(AS_JSON, cells[AS_JSON], reason)
        text = cells[name]
        if isinstance(text, str) and text.strip():
            try:
                decoded[name] = _sound_json(text)
            except ValueError as error:
                reason = f"not the JSON that {AS_JSON} says it is ({error}): mend it, or take its name out there"
                return cells, Problem(name, text, reason)
    return decoded, None


def _sound_json(text: str) -> Any:
    value = parse_json(text)
    if _sound(value) != value:
        raise ValueError("half a surrogate pair stands in it, which is no character")
    return value


def _size_problem(column: str, text: str) -> Problem | None:
    size = len(text.encode())
    if size <= MOST_BYTES:
        return None
    return Problem(column, text, f"{size:,} bytes of text; Attio takes {MOST_BYTES:,} in one value")


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
