"""`aioattio sync --manifest`: several files in order, with a summary for each and one for all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from attrs import define, evolve

from aioattio.bulk.manifest import Manifest, ManifestReport, Step, StepReport
from aioattio.bulk.outcome import Outcome
from aioattio.bulk.report import Progress
from aioattio.bulk.reporting.plan_text import plan_counts
from aioattio.cli.conduct import STOPPED, Conduct, whose
from aioattio.cli.failures import one_line, print_out, printable
from aioattio.cli.outcomes import OutcomesFile
from aioattio.cli.progress import Display
from aioattio.cli.summary import Told, counted, exit_code, many, summary, to_mend
from aioattio.threads import finished

__all__ = ["manifest_exit_code", "manifest_summary", "sync_manifest"]

_SHOWN = 10
"""Rows of a plan that are named."""


async def sync_manifest(conduct: Conduct) -> int:
    """Gives the exit code: the worst of the steps'."""
    options = conduct.options
    manifest = await finished(Manifest.from_toml, options.manifest or "")
    async with conduct.client() as attio:
        conduct.display.opening = await whose(attio)
        with OutcomesFile(options.outcomes, conduct.stop) as outcomes:

            def ended(step: Step, outcome: Outcome) -> None:
                outcomes.write(outcome, step.number)

            report = await conduct.finished(
                attio.sync_manifest(
                    manifest,
                    journal=options.journal,
                    plan_only=options.plan,
                    rejects=options.rejects_path(json_lines=False),
                    html=options.html,
                    progress=_Steps(conduct.display).show,
                    on_outcome=ended,
                    stop=conduct.stop,
                )
            )
    if report is None or (options.plan and conduct.stop.is_set() and outcomes.failure is None):
        return conduct.interrupted(writing=not options.plan)
    print_out(json.dumps(report.to_dict(), default=str) if options.as_json else manifest_summary(report, conduct.told))
    if outcomes.failure is not None:
        conduct.say(f"Error: {options.outcomes}: {one_line(outcomes.failure)}")
        return STOPPED
    return manifest_exit_code(report)


@define(eq=False)
class _Steps:
    """Progress of one step after another on one display."""

    display: Display
    _number: int = 0

    def show(self, step: Step, progress: Progress) -> None:
        if step.number != self._number:
            self._number = step.number
            self.display.close()
            begins = f"{step.title} -> {step.destined.name}"
            self.display.opening = f"{self.display.opening}: {begins}" if self.display.opening else begins
        self.display.show(progress)


def manifest_exit_code(report: ManifestReport) -> int:
    """One of `EXIT_CODES`: the worst of the steps'."""
    return max(map(_step_code, report.steps))


def manifest_summary(report: ManifestReport, told: Told) -> str:
    """The end of each step, and of all of them, for people."""
    pieces = ["\n".join(_step(step, told)) for step in report.steps]
    return "\n\n".join([*pieces, "\n".join(_total(report, told))])


def _step_code(step: StepReport) -> int:
    if step.report is not None:
        return exit_code(step.report)
    planned = step.plan is not None and (step.plan.conflict or step.plan.rejected)
    before = step.done_before is not None and to_mend(step.done_before)
    return 3 if planned or before else 0


def _step(one: StepReport, told: Told) -> Iterator[str]:
    step = one.step
    if one.report is not None:
        text = summary(one.report, evolve(told, file=str(step.file)))
        yield f"{step.number}. {text}"
        return
    title = printable(f"{step.number}. {step.file} -> {step.destined.name}")
    if one.plan is not None:
        yield f"{title}: plan, nothing was written"
        yield from plan_counts(one.plan)
        if one.how:
            yield f"  {printable(one.how)}"
        yield from (f"  {printable(f'line {row.line}: {row.reason}')}" for row in one.problems[:_SHOWN])
        if (more := one.plan.rejected + one.plan.conflict - _SHOWN) > 0:
            yield f"  ... and {more:,} more"
    elif one.done_before is not None:
        yield f"{title}: finished by an earlier run, with {many(one.done_before.rows, 'row')}"
    else:
        yield f"{title}: not begun"


def _total(report: ManifestReport, told: Told) -> Iterator[str]:
    yield printable(f"{Path(told.file).name}: {many(len(report.steps), 'step')}")
    if report.plan_only:
        yield from plan_counts(report.plan)
        return
    yield from counted(report.counts, sum(step.report.deleted for step in report.steps if step.report is not None))
    if any(step.report is None and step.done_before is None for step in report.steps):
        yield f"  some steps were not begun: {printable(told.repeat)}"
