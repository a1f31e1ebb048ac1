"""What a finished import says: the exit code, and the summary that people read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from aioattio.cli.failures import plainly, printable

if TYPE_CHECKING:
    from aioattio.bulk.outcome import Outcome
    from aioattio.bulk.report import Report

__all__ = ["EXIT_CODES", "as_json", "exit_code", "many", "outcome_line", "summary"]

EXIT_CODES = {
    0: "every row is in, or would be without --dry-run",
    1: "nothing was written or created: the mapping, the file, the token or the connection is wrong",
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


def exit_code(report: Report) -> int:
    """One of `EXIT_CODES`."""
    if report.stopped is not None:
        return 130 if report.stopped.why == "asked" else 4
    return 3 if _to_mend(report) else 0


def as_json(report: Report) -> str:
    """The report as one JSON object on one line, ASCII only."""
    return json.dumps(report.to_dict(), default=str)


def outcome_line(outcome: Outcome) -> str:
    """One row's end as a line of JSON."""
    return json.dumps(outcome.to_dict(), default=str) + "\n"


def summary(report: Report, *, file: str, again: str | None) -> str:
    """The end of a run, for people. again: the command that imports the rejects once they are mended."""
    return "\n".join(_lines(report, file, again))


def _lines(report: Report, file: str, again: str | None) -> Iterator[str]:
    counts = report.counts
    dry = report.dry_run
    yield printable(f"{file} -> {report.object}, matched by {report.match}{': dry run, nothing was written' * dry}")
    table = {
        "rows": counts.rows,
        "would be written" if dry else "written": counts.not_tried if dry else counts.written,
        "records": report.records,
        "superseded": counts.superseded,
        "conflicts": counts.conflicts,
        "rejected": counts.rejected,
        "failed": counts.failed,
        "not tried": counts.not_tried,
    }
    for name in ("records", "failed", "not tried") if dry else ():
        del table[name]
    width = max(len(f"{number:,}") for number in table.values())
    for name, number in table.items():
        yield f"  {name:<16} {number:>{width},}"
    if not dry:
        speed = f"{report.writes_per_second:.1f} writes/s in {report.seconds:.1f} s, "
        speed = speed if report.seconds >= _MEASURABLE else ""
        yield f"  {speed}{many(report.rate_limited, 'time', 'times')} 429, {many(report.retries, 'retry', 'retries')}"
    yield from _made(report)
    yield from (printable(f"note: {note}") for note in report.notes)
    yield from _problems(report)
    yield from _mending(report, file, again)
    if report.stopped is not None:
        yield printable(f"stopped: {plainly(report.stopped.message)}")
        if report.stopped.not_tried:
            lines = f"line{'s' * (not report.stopped.not_tried.isdigit())} {report.stopped.not_tried}"
            yield printable(f"not tried: {lines}; run the same command again to complete it")


def _made(report: Report) -> Iterator[str]:
    for what, names in (
        ("created attributes", report.created_attributes),
        ("created options", report.created_options),
        ("ignored columns", report.ignored_columns),
    ):
        if names:
            more = f"; and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
            if report.dry_run and what.startswith("created"):
                what = f"{what.removeprefix('created ')} that would be created"
            shown = [name if name.isprintable() else repr(name) for name in names[:_NAMED]]
            yield printable(f"{what}: {'; '.join(shown)}{more}")


def _problems(report: Report) -> Iterator[str]:
    """The report holds the first problems only, of all kinds; the counts are of all rows."""
    folded = [outcome for outcome in report.problems if outcome.state == "superseded"]
    others = [outcome for outcome in report.problems if outcome.state != "superseded"]
    for title, outcomes, total in (
        ("rows that are not in:" if not report.dry_run else "rows that would not be in:", others, _to_mend(report)),
        ("folded into another row:", folded, report.counts.superseded),
    ):
        if total:
            yield title
            shown = sorted(outcomes, key=lambda outcome: outcome.line)[:_SHOWN]
            yield from ("  " + printable(f"line {outcome.line}: {_reason(outcome)}") for outcome in shown)
            if total > len(shown):
                yield f"  {'... and ' if shown else ''}{total - len(shown):,} {'more' if shown else 'rows'}"


def _reason(outcome: Outcome) -> str:
    """Cells stay as they are; a request that failed is named by what it asked."""
    return plainly(outcome.reason) if outcome.state == "failed" else outcome.reason


def _mending(report: Report, file: str, again: str | None) -> Iterator[str]:
    """Where the rows to mend are, and what to do with them. A dry run has not imported the others."""
    if report.rejects_error is not None:
        yield printable(f"rows to mend could not be written: {report.rejects_error}")
    then = "" if report.dry_run else "; mend them there, then run:"
    if report.rejects is not None:
        yield printable(f"rows to mend are in {report.rejects}{then}")
        if again is not None and not report.dry_run:
            yield f"  {printable(again)}"
    if report.dry_run and _to_mend(report):
        rest = report.counts.not_tried
        others = f"; without --dry-run the other {many(rest, 'row is', 'rows are')} imported" if rest else ""
        yield printable(f"mend them in {file}{others}")
    if any("; it has none yet" in one.reason or " has no option " in one.reason for one in report.problems):
        yield "options that Attio lacks are created with --create-options"


def _to_mend(report: Report) -> int:
    return report.counts.rejected + report.counts.conflicts + report.counts.failed


def many(number: int, singular: str, plural: str = "") -> str:
    return f"{number:,} {singular if number == 1 else plural or f'{singular}s'}"
