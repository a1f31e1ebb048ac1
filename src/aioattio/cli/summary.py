"""What a finished run says: the exit code, and the summary that people read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from aioattio.cli.failures import plainly, printable

if TYPE_CHECKING:
    from aioattio.bulk.outcome import Outcome
    from aioattio.bulk.report import Counts, Report

__all__ = [
    "EXIT_CODES",
    "Told",
    "as_json",
    "counted",
    "exit_code",
    "made",
    "many",
    "outcome_line",
    "problems",
    "summary",
    "to_mend",
]

EXIT_CODES = {
    0: "every row is in, or would be: of a plan or a dry run",
    1: "nothing was written or created: the mapping, the file, the journal, the token or the connection is wrong",
    2: "the command line is wrong",
    3: "finished, but rows were rejected, are in conflict or failed",
    4: "stopped early, or the report could not be written: there may be rows that were not tried",
    130: "interrupted: what was under way was finished first, unless that was interrupted, too",
}

_SHOWN = 10
"""Rows named per kind."""
_NAMED = 20
"""Attributes, options and columns named per kind."""
_MEASURABLE = 3.0
"""Seconds of writing from which on a speed means something."""


@frozen(kw_only=True)
class Told:
    """What a summary says beyond its report.

    file: where the rows are from. again: the command that takes the rejects once they are mended. journal: what the
    same command goes on from. going_on: how to go on after a stop, where the same command would not do it.
    """

    file: str
    again: str | None = None
    journal: str | None = None
    going_on: str | None = None

    @property
    def repeat(self) -> str:
        """How to go on after a stop."""
        if self.going_on is not None:
            return f"go on with: {self.going_on}"
        if self.journal is not None:
            return f"run the same command again: it goes on from {self.journal}"
        return "run the same command again to complete it"


def exit_code(report: Report) -> int:
    """One of `EXIT_CODES`."""
    if report.stopped is not None:
        return 130 if report.stopped.why == "asked" else 4
    return 3 if to_mend(report.counts) else 0


def as_json(report: Report) -> str:
    """The report as one JSON object on one line, ASCII only."""
    return json.dumps(report.to_dict(), default=str)


def outcome_line(outcome: Outcome, step: int | None = None) -> str:
    """One row's end as a line of JSON. step: of a manifest, from 1."""
    own = {} if step is None else {"step": step}
    return json.dumps(own | outcome.to_dict(), default=str) + "\n"


def summary(report: Report, told: Told) -> str:
    """The end of a run, for people."""
    return "\n".join(_lines(report, told))


def _lines(report: Report, told: Told) -> Iterator[str]:
    counts = report.counts
    yield printable(f"{told.file} -> {report.object}{f', matched by {report.match}' * bool(report.match)}")
    yield from counted(counts, report.deleted)
    if report.how:
        yield f"  {printable(report.how)}"
    speed = f"{report.writes_per_second:.1f} writes/s in {report.seconds:.1f} s, "
    speed = speed if report.seconds >= _MEASURABLE else ""
    yield f"  {speed}{many(report.rate_limited, 'time', 'times')} 429, {many(report.retries, 'retry', 'retries')}"
    yield from made("created attributes", report.created_attributes)
    yield from made("created options", report.created_options)
    yield from made("ignored columns", report.ignored_columns)
    yield from (printable(f"note: {note}") for note in report.notes)
    yield from _problems(report)
    yield from _mending(report, told)
    if report.stopped is not None:
        yield printable(f"stopped: {plainly(report.stopped.message)}")
        if report.stopped.not_tried:
            lines = f"line{'s' * (not report.stopped.not_tried.isdigit())} {report.stopped.not_tried}"
            yield printable(f"not tried: {lines}; {told.repeat}")
        elif told.journal is not None or told.going_on is not None:
            yield printable(told.repeat)


def counted(counts: Counts, deleted: int = 0) -> Iterator[str]:
    """One line per state, with the numbers below each other."""
    table = {
        "rows": counts.rows,
        "created": counts.created,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "superseded": counts.superseded,
        "conflicts": counts.conflicts,
        "rejected": counts.rejected,
        "failed": counts.failed,
        "not tried": counts.not_tried,
        **({"deleted": deleted} if deleted else {}),
    }
    width = max(len(f"{number:,}") for number in table.values())
    yield from (f"  {name:<16} {number:>{width},}" for name, number in table.items())


def made(what: str, names: Sequence[str]) -> Iterator[str]:
    """One line with the first of these names, none where there are none."""
    if names:
        more = f"; and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
        shown = [name if name.isprintable() else repr(name) for name in names[:_NAMED]]
        yield printable(f"{what}: {'; '.join(shown)}{more}")


def problems(title: str, reasons: Sequence[tuple[int, str]], total: int) -> Iterator[str]:
    """The first rows of a kind, each as its line and the reason; total: how many there are."""
    if not total:
        return
    yield title
    shown = reasons[:_SHOWN]
    yield from ("  " + printable(f"line {line}: {reason}") for line, reason in shown)
    if total > len(shown):
        rest = total - len(shown)
        yield f"  ... and {rest:,} more" if shown else f"  {many(rest, 'row')}"
    if any("; it has none yet" in reason or " has no option " in reason for _, reason in reasons):
        yield "options that Attio lacks are created with --create-options"


def _problems(report: Report) -> Iterator[str]:
    """The report holds the first problems only, of all kinds; the counts are of all rows."""
    in_order = sorted(report.problems, key=lambda outcome: outcome.line)
    folded = [(outcome.line, _reason(outcome)) for outcome in in_order if outcome.state == "superseded"]
    others = [(outcome.line, _reason(outcome)) for outcome in in_order if outcome.state != "superseded"]
    yield from problems("rows that are not in:", others, to_mend(report.counts))
    yield from problems("folded into another row:", folded, report.counts.superseded)


def _reason(outcome: Outcome) -> str:
    """Cells stay as they are; a request that failed is named by what it asked."""
    return plainly(outcome.reason) if outcome.state == "failed" else outcome.reason


def _mending(report: Report, told: Told) -> Iterator[str]:
    """Where the rows to mend are, and what to do with them."""
    if report.rejects_error is not None:
        yield printable(f"rows to mend could not be written: {report.rejects_error}")
    if report.rejects is not None:
        then = "; mend them there, then run:" if told.again is not None else ""
        yield printable(f"rows to mend are in {report.rejects}{then}")
        if told.again is not None:
            yield f"  {printable(told.again)}"
    if report.failures is not None:
        yield printable(f"rows that failed are in {report.failures}")
    if report.html_error is not None:
        yield printable(f"the page could not be written: {report.html_error}")
    if report.html is not None:
        yield printable(f"open {report.html} in a browser for more")


def to_mend(counts: Counts) -> int:
    return counts.rejected + counts.conflicts + counts.failed


def many(number: int, singular: str, plural: str = "") -> str:
    return f"{number:,} {singular if number == 1 else plural or f'{singular}s'}"
