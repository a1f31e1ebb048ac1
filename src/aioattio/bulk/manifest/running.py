"""The steps of a manifest, one after another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from itertools import chain, islice
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define

from aioattio.bulk.manifest.expecting import expected_of
from aioattio.bulk.manifest.manifest import Manifest, Step
from aioattio.bulk.manifest.order import check_steps, written_by
from aioattio.bulk.manifest.progress import Steps, file_of
from aioattio.bulk.manifest.report import ManifestReport, StepReport
from aioattio.bulk.monitor import PROBLEMS
from aioattio.bulk.options import SyncOptions
from aioattio.bulk.outcome import Outcome
from aioattio.bulk.plan import Plan, PlannedRow
from aioattio.bulk.planning.references import Resolver
from aioattio.bulk.report import Progress
from aioattio.bulk.target import attributes_of
from aioattio.errors import InvalidInput
from aioattio.resources.synced import sync_of
from aioattio.threads import finished

if TYPE_CHECKING:
    from aioattio.bulk.syncing import Sync
    from aioattio.session import Session

__all__ = ["run_manifest"]


async def run_manifest(
    session: Session,
    manifest: Manifest | PathLike[str] | str,
    *,
    journal: str | Path | None = None,
    plan_only: bool = False,
    rejects: str | Path | None = None,
    html: str | Path | None = None,
    progress: Callable[[Step, Progress], None] | None = None,
    on_outcome: Callable[[Step, Outcome], None] | None = None,
    stop: asyncio.Event | None = None,
) -> ManifestReport:
    """Sync the files of a manifest, each as `Records.sync` does it, in their order; a report for every step.

    manifest: a Manifest, or the path of one. journal: what a run that was interrupted goes on by when it is started
    again; each step has a file of its own, beside this name ("run.companies.db"), and steps that were finished are
    left out as long as their input is the same. Notes and tasks need it: keep it, and the same rows make nothing twice.
    plan_only: write nothing, and tell what would be; a row that refers to what an earlier step would create counts as
    one that goes in, and notes and tasks count as if the journal knew none. rejects, html: as in `Records.sync`, a file
    for each step ("rejects.people.csv"). progress, on_outcome: as there, with the Step before the Progress or Outcome.
    stop: once set, what is under way finishes.

    Every step is checked before the first one writes: its mapping, the columns of its file, and that no step refers to
    what only a later one writes. Raises InvalidInput for what is wrong there, OSError for a file that cannot be read,
    and what the first calls raise. A step that fails ends the run; rows that are rejected do not.
    """
    files: dict[str, Any] = {"journal": journal, "rejects": rejects, "html": html}
    given: dict[str, Any] = {"progress": progress, "on_outcome": on_outcome, "stop": stop or asyncio.Event()}
    SyncOptions(**files, **given)  # checks them
    await finished(_check_no_folder, files)
    checked = await finished(Manifest.of, manifest)
    if journal is None and not plan_only:
        _check_needs_no_journal(checked)
    run = _Run(session, checked, None if journal is None else Path(journal), rejects, html, progress, on_outcome, stop)
    return await (run.planned() if plan_only else run.done())


def _check_no_folder(files: Mapping[str, str | Path | None]) -> None:
    """The files of the steps would stand beside a folder, named after it, where nobody looks for them."""
    for name, path in files.items():
        if path is not None and Path(path).is_dir():
            accepted = "the path of a file, beside which each step has its own"
            raise InvalidInput(
                f"{name}: {path} is a folder; name a file", attribute=name, given=path, accepted=accepted
            )


def _check_needs_no_journal(manifest: Manifest) -> None:
    step = next((step for step in manifest.steps if step.destined.kind in ("notes", "tasks")), None)
    if step is not None:
        accepted = f"the path of a file: {step.title} makes {step.destined.kind}, which only a journal can tell apart"
        raise InvalidInput(attribute="journal", given=None, accepted=accepted)


@define(eq=False)
class _Run:
    session: Session
    manifest: Manifest
    journal: Path | None
    rejects: str | Path | None
    html: str | Path | None
    progress: Callable[[Step, Progress], None] | None
    on_outcome: Callable[[Step, Outcome], None] | None
    stop: asyncio.Event | None

    async def done(self) -> ManifestReport:
        """Every step written, until one fails or a stop."""
        session = self.session
        await check_steps(session, self.manifest)
        resolver = Resolver(session)
        steps = None if self.journal is None else await finished(Steps.beside, self.journal)
        reports: list[StepReport] = []
        goes_on = True
        for step in self.manifest.steps:
            if not goes_on:
                reports.append(StepReport(step=step))
                continue
            # What builds on a step that has its turn again has its turn, too.
            is_first = all(one.report is None for one in reports)
            before = await finished(steps.counts, step) if steps is not None and is_first else None
            if before is not None:
                reports.append(StepReport(step=step, done_before=before))
                continue
            report = await self._sync(step, resolver, journal=self._file(self.journal, step)).run()
            reports.append(StepReport(step=step, report=report, how=report.how))
            goes_on = report.stopped is None
            if steps is not None and goes_on:
                await finished(steps.finish, step, report.counts)
        if steps is not None and goes_on:
            await finished(steps.end)
        return ManifestReport(name=self.manifest.name, steps=tuple(reports))

    async def planned(self) -> ManifestReport:
        """Every step compared, as if the ones before it had been written."""
        session = self.session
        await check_steps(session, self.manifest)
        resolver = Resolver(session)
        reports: list[StepReport] = []
        goes_on = True
        for step in self.manifest.steps:
            if not goes_on:
                reports.append(StepReport(step=step))
                continue
            with await self._sync(step, resolver).plan() as plan:
                problems = await finished(_problems, plan)
                reports.append(StepReport(step=step, plan=plan.counts, how=plan.how, problems=problems))
                goes_on = plan.is_complete
                slug = await written_by(session, step)
                if slug is not None:
                    resolver.pending |= await finished(expected_of, plan, slug)
        return ManifestReport(name=self.manifest.name, steps=tuple(reports), plan_only=True)

    def _sync(self, step: Step, resolver: Resolver, **given: Any) -> Sync:
        return sync_of(
            self.session,
            step.destined,
            attributes_of(self.session, step.destined),
            step.file,
            resolver,
            mapping=step.mapping,
            create_options=step.create_options,
            create_attributes=step.create_attributes,
            rejects=self._file(self.rejects, step),
            html=self._file(self.html, step),
            progress=None if self.progress is None else partial(self.progress, step),
            on_outcome=None if self.on_outcome is None else partial(self.on_outcome, step),
            stop=self.stop,
            **given,
        )

    @staticmethod
    def _file(path: str | Path | None, step: Step) -> Path | None:
        return None if path is None else file_of(Path(path), step)


def _problems(plan: Plan) -> tuple[PlannedRow, ...]:
    return tuple(islice(chain(plan.rows("rejected"), plan.rows("conflict")), PROBLEMS))
