"""Whether it makes sense to go on, from what requests end as."""

from __future__ import annotations

from attrs import define

from aioattio.bulk.applying.verdicts import Verdict
from aioattio.bulk.report import Stopped
from aioattio.errors import AttioError

__all__ = ["FAILURES", "REFUSALS", "Judge"]

FAILURES = 25
"""Requests that fail one after another, with no answer to the point between, before a run ends."""
REFUSALS = 100
"""Rows that Attio refuses one after another, all with the same words, before a run ends: then it is not the rows."""


@define(eq=False)
class Judge:
    """stopped: why the run is to end; None while it makes sense to go on."""

    stopped: Stopped | None = None
    _in_a_row: int = 0
    _refusal: str | None = None

    def answered(self) -> None:
        """A request was answered to the point."""
        self._in_a_row = 0

    def failed(self, verdict: Verdict, error: AttioError) -> None:
        """A request failed or was refused."""
        if self.stopped is not None:
            return
        if verdict.is_final:
            self._end(str(error))
            return
        # A refusal is an answer to the point, unless every row gets the same one.
        refusal = None if verdict.state == "failed" else verdict.problems[0].reason
        self._in_a_row = self._in_a_row + 1 if refusal == self._refusal else 1
        self._refusal = refusal
        if self._in_a_row >= (FAILURES if refusal is None else REFUSALS):
            self._end(f"{self._in_a_row} requests in a row failed, the last one with: {error.__cause__ or error}")

    def _end(self, why: str) -> None:
        self.stopped = Stopped("failing", " ".join(why.split()))
