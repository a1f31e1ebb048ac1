"""What became of the steps of a manifest."""

from __future__ import annotations

from typing import Any

from attrs import asdict, fields, frozen

from aioattio.bulk.manifest.manifest import Step
from aioattio.bulk.plan import PlannedRow
from aioattio.bulk.report import Counts, PlanCounts, Report

__all__ = ["ManifestReport", "StepReport"]


@frozen(kw_only=True)
class StepReport:
    """One step. Exactly one of these says what became of it, or none if its turn did not come.

    report: of its run. plan: rows by what would become of them, where nothing but a plan was asked for; how: what was
    read to find that out; problems: the first 100 rows of the plan that are rejected or in conflict. done_before: rows
    by state, where an earlier run had finished it and its input is the same.
    """

    step: Step
    report: Report | None = None
    plan: PlanCounts | None = None
    how: str = ""
    problems: tuple[PlannedRow, ...] = ()
    done_before: Counts | None = None

    @property
    def counts(self) -> Counts:
        """Rows by state; none for a step that was only planned, or not begun."""
        return self.report.counts if self.report is not None else self.done_before or Counts()

    @property
    def is_complete(self) -> bool:
        """Whether every row of it is in."""
        if self.report is not None:
            return self.report.is_complete
        counts = self.done_before
        return counts is not None and counts.in_attio + counts.superseded == counts.rows

    def to_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "step": self.step.number,
            "file": str(self.step.file),
            "kind": self.step.destined.kind,
            "name": self.step.destined.name,
            "report": None if self.report is None else self.report.to_dict(),
            "plan": None if self.plan is None else asdict(self.plan),
            "how": self.how,
            "problems": [row.to_dict() for row in self.problems],
            "done_before": None if self.done_before is None else asdict(self.done_before),
        }


@frozen(kw_only=True)
class ManifestReport:
    """The end of a manifest's run. steps: one for each step, in order, those that were not begun included."""

    name: str
    steps: tuple[StepReport, ...]
    plan_only: bool = False

    @property
    def counts(self) -> Counts:
        """Rows by state, of all steps together."""
        return Counts(**_sums(Counts, [step.counts for step in self.steps]))

    @property
    def plan(self) -> PlanCounts:
        """Rows by what would become of them, of all steps that were planned."""
        return PlanCounts(**_sums(PlanCounts, [step.plan for step in self.steps if step.plan is not None]))

    @property
    def is_complete(self) -> bool:
        """Whether every row of every step is in."""
        return not self.plan_only and all(step.is_complete for step in self.steps)

    def to_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "manifest": self.name,
            "plan_only": self.plan_only,
            "is_complete": self.is_complete,
            "counts": asdict(self.counts),
            "plan": asdict(self.plan),
            "steps": [step.to_dict() for step in self.steps],
        }


def _sums(kind: type[Any], found: list[Any]) -> dict[str, int]:
    return {one.name: sum(getattr(each, one.name) for each in found) for one in fields(kind)}
