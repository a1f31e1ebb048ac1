"""Faults on purpose: which request is struck, and by what."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from aioattio.emulator.logbook import LoggedRequest

FaultKind = Literal["lost_before", "lost_answer", "server_error", "hang", "cut", "rate_limited", "status", "reset"]
Only: TypeAlias = "str | Callable[[LoggedRequest], bool] | None"

_APPLIED = frozenset({"lost_answer", "hang", "cut"})
_DETAILS = {
    "status": {"status", "body", "headers", "applied"},
    "server_error": {"status", "body", "headers"},
    "rate_limited": {"retry_after"},
    "reset": {"applied"},
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault about to strike. `applied` tells whether the request takes effect all the same."""

    kind: FaultKind
    details: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def applied(self) -> bool:
        return bool(self.details.get("applied", self.kind in _APPLIED))


@dataclass(slots=True)
class _Planned:
    fault: Fault
    times: int
    only: Only


class Faults:
    """The faults in force: planned ones first, in their order, then by chance.

    The kinds: `lost_before` closes the connection without doing anything; `lost_answer` does what was asked
    and closes it; `server_error` answers 503 with HTML and does nothing; `hang` does it and never answers;
    `cut` does it and closes after half of the answer; `rate_limited` answers 429 and does nothing; `status`
    answers with what it is given; `reset` resets the connection without doing anything.
    """

    def __init__(self) -> None:
        self._planned: list[_Planned] = []
        self.by_chance()

    def by_chance(
        self,
        probabilities: Mapping[str, float] | None = None,
        *,
        seed: int = 1,
        times: int | None = None,
        only: Only = None,
    ) -> None:
        """Strike requests that match `only` with these probabilities (0 to 1 each, 1 in sum), `times` at most."""
        chances = {kind: chance for kind, chance in (probabilities or {}).items() if chance}
        for kind, chance in chances.items():
            _check_kind(kind)
            if not 0 <= chance <= 1:
                raise ValueError(f"the probability of {kind} lies between 0 and 1, not at {chance!r}")
        if sum(chances.values()) > 1:
            raise ValueError("the probabilities of all faults add up to more than 1")
        if times is not None:
            _check_times(times)
        _check_only(only)
        self._chances = chances
        self._left = times
        self._only = only
        self._random = random.Random(seed)  # noqa: S311 - a repeatable course of faults, no secret

    def plan(self, kind: FaultKind, times: int, only: Only, details: Mapping[str, Any]) -> None:
        """Strike the next `times` requests that match `only`."""
        _check_kind(kind)
        unknown = sorted(set(details) - _DETAILS.get(kind, set()))
        if unknown:
            raise TypeError(f"{kind} takes no {', '.join(unknown)}")
        _check_times(times)
        _check_only(only)
        if kind == "status" or "status" in details:
            _check_status(details.get("status"))
        self._planned.append(_Planned(Fault(kind, details), times, only))

    def draw(self, request: LoggedRequest) -> Fault | None:
        """The fault that strikes this request, if one does."""
        for planned in self._planned:
            if _concerns(planned.only, request):
                planned.times -= 1
                if planned.times <= 0:
                    self._planned.remove(planned)
                return planned.fault
        if not self._chances or self._left == 0 or not _concerns(self._only, request):
            return None
        drawn = self._random.random()
        for kind, chance in self._chances.items():
            drawn -= chance
            if drawn < 0:
                if self._left is not None:
                    self._left -= 1
                return Fault(_check_kind(kind))
        return None


def _check_kind(kind: str) -> FaultKind:
    kinds: tuple[FaultKind, ...] = get_args(FaultKind)
    for known in kinds:
        if kind == known:
            return known
    raise ValueError(f"there is no fault {kind!r}: {', '.join(kinds)}")


def _check_times(times: object) -> None:
    if not isinstance(times, int) or isinstance(times, bool) or times < 1:
        raise ValueError(f"times is a number of requests of at least 1, not {times!r}")


def _check_only(only: object) -> None:
    if only is not None and not isinstance(only, str) and not callable(only):
        raise ValueError(f'only is a predicate or "METHOD /path-prefix", not {only!r}')


def _check_status(status: object) -> None:
    # 1xx are no final answers: a client would wait for another.
    if not isinstance(status, int) or isinstance(status, bool) or not 200 <= status <= 599:
        raise ValueError(f"needs status=, the HTTP status to answer with, from 200 to 599, not {status!r}")


def _concerns(only: Only, request: LoggedRequest) -> bool:
    """`only` is a predicate, or a method and the beginning of a path or of its template."""
    if only is None:
        return True
    if not isinstance(only, str):
        return only(request)
    method, _, prefix = only.partition(" ")
    starts = request.path.startswith(prefix) or request.template.startswith(prefix)
    return method.upper() == request.method and starts
