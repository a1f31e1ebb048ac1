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


def verdict_on(error: AttioError, place_of: Callable[[str], tuple[str, Any] | None]) -> Verdict:
    """place_of: the columns that an attribute came from, and what they hold; by its slug or id."""
    code = getattr(error, "code", "")
    if isinstance(error, _HOLDS_FOR_EVERY_ROW) and code not in ("value_not_found", "merge_in_progress"):
        if getattr(error, "may_have_happened", False):  # an earlier attempt lost its answer, then came the refusal
            return Verdict("failed", (_maybe_written(error),), is_final=True)
        return Verdict("not_tried", (Problem(None, None, str(error)),), is_final=True)
    if isinstance(error, UniquenessConflict) or code == "multiple_match_results":
        return Verdict("conflict", _problems(error, place_of))
    if isinstance(error, ValidationFailed) or code == "value_not_found":
        return Verdict("rejected", _problems(error, place_of))
    if isinstance(error, OutcomeUnknown):
        return Verdict("failed", (_maybe_written(error.__cause__ or error),))
    return Verdict("failed", (Problem(None, None, _one_line(str(error))),))


def _maybe_written(why: BaseException) -> Problem:
    reason = f"it may be written or not; importing it again does no harm ({_one_line(str(why))})"
    return Problem(None, None, reason)


def _problems(error: Any, place_of: Callable[[str], tuple[str, Any] | None]) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    for one in error.validation_errors:
        path = one.get("path")
        steps = [str(step) for step in path] if isinstance(path, list) else str(path or "").split(".")
        reason = f"Attio: {one.get('message') or one.get('code')}"
        column, value = next((found for step in steps if (found := place_of(step))), (None, None))
        # Where the place is not a column, it is said as Attio says it.
        place = f" (at {'.'.join(steps)})" if column is None and any(steps) else ""
        problems.append(Problem(column, value, _one_line(reason + place)))
    return tuple(problems) or (Problem(None, None, _one_line(f"Attio: {error.message or error}")),)


def _one_line(text: str) -> str:
    return " ".join(text.split())
