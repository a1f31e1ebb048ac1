"""What a failed write means: for its row, and for the rest of the run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import frozen

from aioattio.bulk.outcome import Problem, State
from aioattio.errors import (
    AttioError,
    ClientClosed,
    ConnectFailed,
    Forbidden,
    NotFound,
    OutcomeUnknown,
    Unauthorized,
    UniquenessConflict,
    ValidationFailed,
)

__all__ = ["Verdict", "verdict_on"]

_HOLDS_FOR_EVERY_ROW = (Unauthorized, Forbidden, NotFound, ConnectFailed, ClientClosed)
"""Refused or never sent, for a reason that is not the row's: nothing was written; the next row would fare alike."""


@frozen
class Verdict:
    """The state of the row, why, and whether trying further rows makes no sense."""

    state: State
    problems: tuple[Problem, ...]
    is_final: bool = False


def verdict_on(error: AttioError, column_of: Callable[[str], str | None]) -> Verdict:
    """column_of: the column that an attribute slug came from."""
    if isinstance(error, _HOLDS_FOR_EVERY_ROW):
        return Verdict("not_tried", (Problem(None, None, str(error)),), is_final=True)
    if isinstance(error, UniquenessConflict) or getattr(error, "code", "") == "multiple_match_results":
        return Verdict("conflict", _problems(error, column_of))
    if isinstance(error, ValidationFailed):
        return Verdict("rejected", _problems(error, column_of))
    reason = _one_line(str(error))
    if isinstance(error, OutcomeUnknown):
        reason += " (importing the row again does no harm)"
    return Verdict("failed", (Problem(None, None, reason),))


def _problems(error: Any, column_of: Callable[[str], str | None]) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    for one in error.validation_errors:
        path = one.get("path")
        steps = [str(step) for step in path] if isinstance(path, list) else str(path or "").split(".")
        column = next((found for step in steps if (found := column_of(step))), None)
        reason = f"Attio: {one.get('message') or one.get('code')}"
        # Where the place is not a column, it is said as Attio says it.
        place = f" (at {'.'.join(steps)})" if column is None and any(steps) else ""
        problems.append(Problem(column, one.get("received"), _one_line(reason + place)))
    return tuple(problems) or (Problem(None, None, _one_line(f"Attio: {error.message or error}")),)


def _one_line(text: str) -> str:
    return " ".join(text.split())
