"""What a plan says, to people and to programs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Literal

from aioattio.bulk.reporting.plan_text import plan_counts
from aioattio.cli.failures import printable
from aioattio.cli.summary import made, many, problems

if TYPE_CHECKING:
    from aioattio.bulk.plan import Plan

__all__ = ["deletions", "plan_exit_code", "plan_shown", "plan_summary"]

_ROWS = 20
"""Rows that a plan names."""
_REASONS = 10
_LABELS = 10


def plan_exit_code(plan: Plan) -> int:
    """3 where rows would not be in, else 0: whether there is something to do or not."""
    return 3 if plan.counts.conflict or plan.counts.rejected else 0


def plan_shown(plan: Plan, *, file: str) -> str:
    """The plan with its first changes."""
    return "\n".join([_title(plan, file, "plan"), plan.table(_ROWS), *_made(plan)])


def plan_summary(plan: Plan, *, file: str, rejects: str | None) -> str:
    """A dry run: counts, and the rows that would not be in. rejects: where these are, if they were written."""
    return "\n".join(_lines(plan, file, rejects))


def deletions(plan: Plan, *, file: str) -> str:
    """How many things would be deleted, and the first of them; one line."""
    total = plan.counts.delete
    labels = [one.label or one.id for one in islice(plan.deletions(), _LABELS)]
    more = f", and {total - len(labels):,} more" if total > len(labels) else ""
    are = "is" if total == 1 else "are"
    gone = f"{plan.object}: {total:,} {are} in no row of {file}, to be deleted for good"
    return printable(f"{gone}: {', '.join(labels)}{more}")


def _lines(plan: Plan, file: str, rejects: str | None) -> Iterator[str]:
    counts = plan.counts
    yield _title(plan, file, "dry run")
    yield from plan_counts(counts)
    if plan.how:
        yield f"  {printable(plan.how)}"
    yield from _made(plan)
    to_mend = counts.conflict + counts.rejected
    yield from problems("rows that would not be in:", _reasons(plan, "conflict", "rejected"), to_mend)
    yield from problems("folded into another row:", _reasons(plan, "superseded"), counts.superseded)
    if rejects is not None:
        yield printable(f"rows to mend are in {rejects}")
    if to_mend:
        rest = counts.create + counts.update
        others = f"; without --dry-run the other {many(rest, 'row is', 'rows are')} written" if rest else ""
        yield printable(f"mend them in {file}{others}")


def _title(plan: Plan, file: str, what: str) -> str:
    by = f", matched by {plan.match}" if plan.match else ""
    return printable(f"{file} -> {plan.object}{by}: {what}, nothing was written")


def _made(plan: Plan) -> Iterator[str]:
    yield from made("attributes that would be created", plan.new_attributes)
    yield from made("options that would be created", plan.new_options)
    yield from made("ignored columns", plan.ignored_columns)
    yield from (printable(f"note: {note}") for note in plan.notes)


def _reasons(plan: Plan, *actions: Literal["superseded", "conflict", "rejected"]) -> list[tuple[int, str]]:
    rows = [row for action in actions for row in islice(plan.rows(action), _REASONS)]
    return sorted((row.line, row.reason) for row in rows)[:_REASONS]
