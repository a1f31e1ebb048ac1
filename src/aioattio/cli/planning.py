"""What a run would do, shown and kept, with nothing written."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from aioattio.bulk.outcome import Outcome
from aioattio.bulk.plan import Plan
from aioattio.bulk.reporting.plan_text import plan_json
from aioattio.bulk.sources import RejectsFile, Source
from aioattio.cli.conduct import STOPPED, Conduct, whose
from aioattio.cli.failures import one_line, print_out, print_pieces
from aioattio.cli.options import Options
from aioattio.cli.outcomes import OutcomesFile
from aioattio.cli.plan_summary import plan_exit_code, plan_shown, plan_summary
from aioattio.cli.writing import compared_with, into
from aioattio.client import Attio

__all__ = ["make_plan", "planned"]


async def make_plan(conduct: Conduct) -> int:
    """`--plan` and `--dry-run`; gives the exit code."""
    options = conduct.options
    _check_is_free(options.save)
    name = into(options)
    async with conduct.client() as attio:
        conduct.display.opening = await whose(attio, name)
        with OutcomesFile(options.outcomes, conduct.stop) as outcomes:
            source = options.source()
            plan = await planned(conduct, attio, source, outcomes)
    if outcomes.failure is not None:
        conduct.say(f"Error: {options.outcomes}: {one_line(outcomes.failure)}")
        return STOPPED
    if plan is None:
        return conduct.interrupted(writing=False)
    with plan:
        rejects = _written_rejects(plan, options, source)
        if options.save is not None:
            plan.save(options.save)
        _show(plan, options, rejects)
        if options.save is not None:
            conduct.say(f"{options.save} holds the plan; carry it out with: {_carry_out(options)}")
        return plan_exit_code(plan)


def _check_is_free(save: str | None) -> None:
    """Before everything is compared, which may take a while. Raises click.ClickException."""
    if save is None:
        return
    if os.path.lexists(save):
        raise click.ClickException(f"{save} exists already; name another file with --save, or remove it")
    if not Path(save).parent.is_dir():
        raise click.ClickException(f"--save {save}: there is no folder {Path(save).parent}")


async def planned(conduct: Conduct, attio: Attio, source: Source, outcomes: OutcomesFile) -> Plan | None:
    """A plan of every row; None where an interrupt came first."""
    options = conduct.options
    planning = compared_with(attio, options).plan(
        source,
        **options.arguments(),
        progress=conduct.display.show,
        on_outcome=outcomes.write,
        stop=conduct.stop,
    )
    plan = await conduct.finished(planning)
    if plan is not None and not plan.is_complete:
        plan.close()
        return None
    return plan


def _show(plan: Plan, options: Options, rejects: str | None) -> None:
    file = options.rows_file
    if options.as_json:
        print_pieces(plan_json(plan))
    elif options.plan:
        print_out(plan_shown(plan, file=file))
    else:
        print_out(plan_summary(plan, file=file, rejects=rejects))


def _written_rejects(plan: Plan, options: Options, source: Source) -> str | None:
    """The rows to mend, in the file that was asked for, if there are any; gives its path. Raises OSError."""
    if options.rejects is None or not plan.counts.conflict + plan.counts.rejected:
        return None
    file = RejectsFile(Path(options.rejects), source)
    try:
        for row in plan.rows():
            if row.action == "conflict" or row.action == "rejected":
                file.write(row.row, Outcome(line=row.line, state=row.action, problems=row.problems))
        file.commit()
    finally:
        file.discard()
    return options.rejects


def _carry_out(options: Options) -> str:
    words = ["aioattio", "sync", "--apply", options.save or ""]
    return shlex.join(words + (["--base-url", options.base_url] if options.base_url else []))
