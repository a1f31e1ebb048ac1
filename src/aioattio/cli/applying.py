"""Plans carried out: saved ones, and those that delete and have to be confirmed."""

from __future__ import annotations

from pathlib import Path

import click

from aioattio.bulk.plan import Plan
from aioattio.bulk.report import Progress, Report
from aioattio.bulk.spool import Spool
from aioattio.cli.conduct import Conduct, whose
from aioattio.cli.interrupts import asking, sits_there
from aioattio.cli.outcomes import OutcomesFile
from aioattio.cli.plan_summary import deletions
from aioattio.cli.planning import planned
from aioattio.cli.writing import ended, into, rejects_of, sync_rows
from aioattio.errors import InvalidInput
from aioattio.threads import finished

__all__ = ["apply_plan", "sync_with_deletions"]


async def apply_plan(conduct: Conduct) -> int:
    """`--apply`; gives the exit code."""
    options = conduct.options
    async with conduct.client() as attio:
        with await attio.open_plan(options.apply or "") as plan:
            conduct.display.opening = await whose(attio, plan.object)
            _confirm(conduct, plan)
            with OutcomesFile(options.outcomes, conduct.stop) as outcomes:
                report = await _carried_out(conduct, plan, outcomes, options.rejects_path(json_lines=False))
    return conduct.interrupted(writing=True) if report is None else await ended(conduct, report, outcomes)


async def sync_with_deletions(conduct: Conduct) -> int:
    """`--delete-missing`: what it would delete is confirmed first, by somebody or by --yes; gives the exit code."""
    options = conduct.options
    if await finished(_was_confirmed, options.journal):
        return await sync_rows(conduct)
    name = into(options)
    async with conduct.client() as attio:
        conduct.display.opening = await whose(attio, name)
        with OutcomesFile(options.outcomes, conduct.stop) as outcomes:
            source = options.source()
            plan = await planned(conduct, attio, source, outcomes)
            if plan is None:
                return conduct.interrupted(writing=False)
            with plan:
                _confirm(conduct, plan)
                report = await _carried_out(conduct, plan, outcomes, rejects_of(options, source))
    return conduct.interrupted(writing=True) if report is None else await ended(conduct, report, outcomes)


def _was_confirmed(journal: str | None) -> bool:
    """Whether the run has begun to write: a journal is begun once the answer is yes. Raises InvalidInput, OSError."""
    if journal is None:
        return False
    if not Spool.is_there(journal):
        if not Path(journal).absolute().parent.is_dir():  # not to be found out after the question
            raise click.ClickException(f"--journal {journal}: there is no folder {Path(journal).parent}")
        return False
    with Spool.open(journal) as spool:
        if not spool.match:
            raise InvalidInput(
                f"{journal} is the journal of notes or tasks, which it has to remember; name another one",
                attribute="journal",
                given=journal,
                accepted="a journal of records or entries",
            )
        return spool.phase == "planned"


def _confirm(conduct: Conduct, plan: Plan) -> None:
    """Say what would be deleted, and ask, if there is anything. Raises click.ClickException, KeyboardInterrupt."""
    if not plan.counts.delete:
        return
    conduct.say(deletions(plan, file=conduct.told.file))
    if conduct.options.yes:
        return
    if not sits_there():
        raise click.ClickException("nothing was written: there is no terminal to ask on, add --yes to delete these")
    with asking():
        try:
            is_meant = click.confirm("Delete them?", err=True)
        except click.Abort:
            click.echo(err=True)  # the question has no end of its own
            raise KeyboardInterrupt from None
    if not is_meant:
        raise click.ClickException("nothing was deleted or written, as you said no")


async def _carried_out(conduct: Conduct, plan: Plan, outcomes: OutcomesFile, rejects: Path | None) -> Report | None:
    options = conduct.options

    def show(progress: Progress) -> None:
        if progress.phase != "reading":  # the plan has read everything
            conduct.display.show(progress)

    applying = plan.apply(
        journal=options.journal,
        rejects=rejects,
        html=options.html,
        progress=show,
        on_outcome=outcomes.write,
        stop=conduct.stop,
    )
    return await conduct.finished(applying)
