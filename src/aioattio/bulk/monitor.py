"""Telling whoever asked: progress, outcomes, and the first problems for the report."""

from __future__ import annotations

from collections.abc import Callable

from attrs import define, field

from aioattio.bulk.applying.meter import Meter
from aioattio.bulk.options import SyncOptions
from aioattio.bulk.outcome import Outcome
from aioattio.bulk.report import Counts, Phase, Progress
from aioattio.bulk.reporting.timeline import Timeline
from aioattio.bulk.sources.source import Source
from aioattio.transport import Transport

__all__ = ["Monitor"]

OFTEN = 0.1
"""Seconds between two calls of `progress`."""
SETTLED = 2.0
"""Seconds of a phase before the time that is left can be told."""
PROBLEMS = 100
"""Outcomes of each kind that a report names at most: many superseded rows must not hide the one that was refused."""


@define(eq=False)
class Monitor:
    """counts: rows by state so far; source: what is read, None where the rows come from a plan or a journal."""

    options: SyncOptions
    source: Source | None
    transport: Transport
    counts: Callable[[], Counts]
    meter: Meter = field(factory=Meter)
    timeline: Timeline = field(factory=Timeline)
    not_in: list[Outcome] = field(factory=list)
    superseded: list[Outcome] = field(factory=list)
    _phase: Phase = "reading"
    _to_write: int = 0
    _done: int = 0
    _found: int = 0
    _begun: float = field(init=False)
    _shown: float = float("-inf")

    def __attrs_post_init__(self) -> None:
        self._begun = self.transport.now()

    def settled(self, outcome: Outcome) -> None:
        """A row has its outcome. Raises what `on_outcome` raises."""
        if outcome.state not in ("created", "updated", "unchanged", "not_tried"):
            kind = self.superseded if outcome.state == "superseded" else self.not_in
            if len(kind) < PROBLEMS:
                kind.append(outcome)
        if self.options.on_outcome is not None:
            self.options.on_outcome(outcome)

    def answered(self, outcome: Outcome) -> None:
        """A request of the writing phase has its outcome. Raises what the callbacks raise."""
        self._done += 1
        self.settled(outcome)
        self.show()

    def created(self) -> None:
        """A request of the creating phase was answered. Raises what `progress` raises."""
        self._done += 1
        self.show()

    def found(self, count: int) -> None:
        """So many more things of Attio were read to be compared. Raises what `progress` raises."""
        self._found += count
        self.show()

    def begin(self, phase: Phase, to_write: int) -> None:
        """The next phase, and how many requests it takes. Raises what `progress` raises."""
        self.show(now=True)
        self._phase, self._to_write, self._done, self._begun = phase, to_write, 0, self.transport.now()
        self.show(now=True)

    def show(self, *, now: bool = False) -> None:
        """Call `progress`, unless it was called just before. Raises what it raises."""
        time = self.transport.now()
        if self.options.progress is None or (time - self._shown < OFTEN and not now):
            return
        self._shown = time
        self.options.progress(self._progress(time))

    @property
    def problems(self) -> tuple[Outcome, ...]:
        """In order of line."""
        return tuple(sorted([*self.not_in, *self.superseded], key=lambda outcome: outcome.line))

    def _progress(self, time: float) -> Progress:
        rate = self.meter.rate(time)
        return Progress(
            phase=self._phase,
            counts=self.counts(),
            bytes_read=self.source.position if self.source is not None else 0,
            bytes_total=self.source.size if self.source is not None else None,
            to_write=self._to_write,
            done=self._done,
            found=self._found,
            rate=rate,
            limit=self.transport.rate("write"),
            rate_limited=self.meter.rate_limited,
            retries=self.meter.retries,
            seconds_left=self._seconds_left(time, rate),
        )

    def _seconds_left(self, time: float, rate: float) -> float | None:
        if self._phase == "writing":
            # Two seconds' worth, before a figure means anything.
            return (self._to_write - self._done) / rate if rate and time - self._begun >= SETTLED else None
        if self._phase != "reading" or self.source is None:
            return None
        size, position = self.source.size, self.source.position
        if size is None or not position or time - self._begun < SETTLED:
            return None
        return max(0.0, (size - position) * (time - self._begun) / position)
