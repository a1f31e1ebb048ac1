"""What a run shows while it goes, and what it says at its end."""

from __future__ import annotations

from typing import Any, Literal

from attrs import asdict, field, frozen

from aioattio.bulk.outcome import Outcome
from aioattio.bulk.reporting.timeline import Second, SlowRequest

__all__ = ["Counts", "Phase", "PlanCounts", "Progress", "Report", "Stopped"]

Phase = Literal["reading", "comparing", "creating", "writing"]


@frozen(kw_only=True)
class Counts:
    """Rows by state; each row counts once."""

    rows: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    superseded: int = 0
    conflicts: int = 0
    rejected: int = 0
    failed: int = 0
    not_tried: int = 0

    @property
    def written(self) -> int:
        """Rows for which a request was answered with success."""
        return self.created + self.updated

    @property
    def in_attio(self) -> int:
        """Rows that Attio has as they are."""
        return self.created + self.updated + self.unchanged


@frozen(kw_only=True)
class PlanCounts:
    """What a plan would do, in rows; each row counts once. delete: things that no row names, where that was asked."""

    create: int = 0
    update: int = 0
    unchanged: int = 0
    superseded: int = 0
    conflict: int = 0
    rejected: int = 0
    delete: int = 0


@frozen(kw_only=True)
class Progress:
    """Where a run is; what `progress` is called with, ten times a second at most, and once at the end of each phase.

    phase: "reading" (and checking) comes first, then "comparing" with what Attio has, "creating" of attributes and
    options if any are missing, and "writing". bytes_read, bytes_total: of a file while it is read; bytes_total is None
    where it is unknown. to_write: requests that the phase takes, 0 while reading and comparing; done: those answered.
    found: records (entries) read while comparing. rate: writes answered per second, lately; limit: writes per second
    allowed, None with a limiter of your own. rate_limited: answers 429. retries: requests beyond the first per row.
    seconds_left: of this phase, None where it cannot be told yet.
    """

    phase: Phase
    counts: Counts
    bytes_read: int = 0
    bytes_total: int | None = None
    to_write: int = 0
    done: int = 0
    found: int = 0
    rate: float = 0.0
    limit: int | None = None
    rate_limited: int = 0
    retries: int = 0
    seconds_left: float | None = None


@frozen
class Stopped:
    """Why a run ended before its last row.

    why: "failing" (every request fails) or "asked" (by `stop`, Ctrl-C); message: one line;
    not_tried: line numbers as text, "152-501, 507"; rows that a stop kept from being read are not among them.
    """

    why: Literal["failing", "asked"]
    message: str
    not_tried: str = ""


@frozen(kw_only=True)
class Report:
    """The end of a run.

    counts: rows by state. records: distinct records written. seconds: of the writing phase. writes_per_second: measured
    as Attio counts, writes / (last - first + 1 s). rate_limited: answers 429. retries: requests beyond the first per
    row. created_attributes, created_options: what was made first, as "slug" and "slug: title". ignored_columns: columns
    of the file that the mapping leaves out. notes: what is no mistake but may be one, a line each. problems: the first
    100 rows that are not in, and the first 100 superseded. rejects: path of the file with the rows to mend, None where
    none was asked for, needed, or possible; failures: the same for rows whose request failed, with nothing to mend;
    rejects_error: why they could not be written. html, html_error: the same for the page. stopped: None if every row
    had its turn. deleted: things that no row named. how: what
    was compared, and by how many requests. limit: writes per second allowed at the end, None with a limiter of your
    own. timeline: the course of the run, in at most 600 stretches. slowest: the 20 calls that took longest.
    """

    object: str
    match: str
    counts: Counts
    records: int = 0
    seconds: float = 0.0
    writes_per_second: float = 0.0
    rate_limited: int = 0
    retries: int = 0
    created_attributes: tuple[str, ...] = ()
    created_options: tuple[str, ...] = ()
    ignored_columns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    problems: tuple[Outcome, ...] = field(default=(), repr=False)
    rejects: str | None = None
    rejects_error: str | None = None
    stopped: Stopped | None = None
    deleted: int = 0
    how: str = ""
    limit: int | None = None
    timeline: tuple[Second, ...] = field(default=(), repr=False)
    slowest: tuple[SlowRequest, ...] = field(default=(), repr=False)
    failures: str | None = None
    html: str | None = None
    html_error: str | None = None

    @property
    def is_complete(self) -> bool:
        """Whether every row is in: as it says, or folded into one that is."""
        return self.stopped is None and self.counts.in_attio + self.counts.superseded == self.counts.rows

    def to_dict(self) -> dict[str, Any]:
        """For JSON: the fields; problems as `Outcome.to_dict` has them. Seconds have three digits after the point."""
        data = asdict(self)
        data |= {name: round(data[name], 3) for name in ("seconds", "writes_per_second")}
        data["slowest"] = [{**slow, "seconds": round(slow["seconds"], 3)} for slow in data["slowest"]]
        data["problems"] = [outcome.to_dict() for outcome in self.problems]
        return data
