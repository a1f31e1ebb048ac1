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
    InvalidInput,
    NotFound,
    OutcomeUnknown,
    Unauthorized,
    UnexpectedAnswer,
    UniquenessConflict,
    ValidationFailed,
)

__all__ = ["PlaceOf", "Unseen", "Verdict", "leaves_open", "verdict_on"]

PlaceOf = Callable[[str], "tuple[str, Any] | None"]
"""The columns that an attribute came from, and what they hold; by its slug or id."""

_HOLDS_FOR_EVERY_ROW = (Unauthorized, Forbidden, NotFound, ConnectFailed, ClientClosed)
"""Refused or never sent, for a reason that is not the row's: nothing was written; the next row would fare alike."""


class Unseen(AttioError):
    """A write may have happened, and looking for it failed, too. write, look: what came of the one and the other."""

    def __init__(self, write: AttioError | None, look: AttioError) -> None:
        self.write, self.look = write, look
        super().__init__(str(look))


@frozen
class Verdict:
    """The state of the row, why, and whether trying further rows makes no sense."""

    state: State
    problems: tuple[Problem, ...]
    is_final: bool = False


def leaves_open(error: AttioError) -> bool:
    """Whether the write may have happened all the same."""
    return isinstance(error, OutcomeUnknown | UnexpectedAnswer) or getattr(error, "may_have_happened", False)


def verdict_on(error: AttioError, place_of: PlaceOf, *, has_place: bool = True) -> Verdict:
    """What to tell of the row whose write ended so.

    has_place: whether the request names an object or a list that may be gone; notes and tasks name what a row says.
    """
    if isinstance(error, Unseen):
        return Verdict("failed", (_maybe_written(error.look),), is_final=_holds_for_every_row(error.look))
    if isinstance(error, InvalidInput):
        column, value = place_of(error.attribute) or (None, None)
        return Verdict("rejected", (Problem(column, value, _one_line(str(error))),))
    is_own = isinstance(error, NotFound) and not has_place
    if _holds_for_every_row(error) and not is_own:
        if leaves_open(error):  # an earlier attempt lost its answer, then came the refusal
            return Verdict("failed", (_maybe_written(error),), is_final=True)
        return Verdict("not_tried", (Problem(None, None, str(error)),), is_final=True)
    code = getattr(error, "code", "")
    if isinstance(error, UniquenessConflict) or code == "multiple_match_results":
        return Verdict("conflict", _problems(error, place_of))
    if is_own or isinstance(error, ValidationFailed) or code == "value_not_found":
        return Verdict("rejected", _problems(error, place_of))
    if leaves_open(error):
        return Verdict("failed", (_maybe_written(error.__cause__ or error),))
    return Verdict("failed", (Problem(None, None, _one_line(str(error))),))


def _holds_for_every_row(error: AttioError) -> bool:
    its_own = getattr(error, "code", "") in ("value_not_found", "merge_in_progress")
    return isinstance(error, _HOLDS_FOR_EVERY_ROW) and not its_own


def _maybe_written(why: BaseException) -> Problem:
    return Problem(None, None, f"it may be written or not; running it again looks first ({_one_line(str(why))})")


def _problems(error: Any, place_of: PlaceOf) -> tuple[Problem, ...]:
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
