"""`aioattio import`: a file into Attio, with progress, a summary and an exit code."""

from __future__ import annotations

import asyncio
import io
import sys
from pathlib import Path

import click
from attrs import evolve

from aioattio.bulk.mapping import RowMapping
from aioattio.bulk.report import Report
from aioattio.bulk.sources import JSONLinesFile
from aioattio.cli import INTERRUPTED
from aioattio.cli.changes import Changes
from aioattio.cli.failures import EXPECTED, one_line, print_out, printable
from aioattio.cli.interrupts import draining
from aioattio.cli.leftovers import remove_leftover
from aioattio.cli.options import Options
from aioattio.cli.outcomes import OutcomesFile
from aioattio.cli.progress import Display, display_on
from aioattio.cli.suggesting import suggest
from aioattio.cli.summary import as_json, exit_code, summary
from aioattio.client import Attio
from aioattio.record import Record
from aioattio.resources.records import Records
from aioattio.retry import Retry

__all__ = ["run"]

STOPPED = 4
_REPEAT = "run the same command again to complete it"


class _BrokenOff(click.ClickException):
    """An error when rows were written already, such as a full disk."""

    exit_code = STOPPED


def run(options: Options) -> int:
    """Import, or suggest a mapping; gives the exit code. Raises click.ClickException with one line."""
    changes = Changes()
    try:
        return asyncio.run(suggest(options) if options.suggest_map else _import(options, changes))
    except EXPECTED as error:
        if changes:
            raise _BrokenOff(f"{one_line(error)}; {changes}: {_REPEAT}") from None
        raise click.ClickException(one_line(error)) from None


async def _import(options: Options, changes: Changes) -> int:
    mapping = options.mapping()
    into = options.object or (mapping.object if mapping is not None else None)
    if into is None:
        raise click.UsageError('name the object: --object companies, or object = "companies" in the mapping')
    # Standard error is None where a shell has closed it.
    display = display_on(sys.stderr or io.StringIO(), quiet=options.quiet)
    stop = asyncio.Event()
    async with Attio(base_url=options.base_url, on_response=changes.told) as attio:
        display.opening = await _whose(attio, into)
        with OutcomesFile(options.outcomes, stop) as outcomes:
            loading = asyncio.ensure_future(_load(attio.records(into), mapping, options, display, outcomes, stop))
            report = await _finished(loading, stop, display)
    if report is None:
        ended = f"interrupted; {changes}, and what was under way may be written or not: {_REPEAT}"
        click.echo(f"Error: {ended}", err=True)
        return INTERRUPTED
    again = _again(options, report)
    print_out(as_json(report) if options.as_json else summary(report, file=options.file, again=again))
    if outcomes.failure is not None:
        click.echo(f"Error: {options.outcomes}: {one_line(outcomes.failure)}", err=True)
        return STOPPED
    if options.rejects is not None and report.is_complete and not report.dry_run:
        said = await remove_leftover(Path(options.rejects))
        if said is not None:
            click.echo(printable(said), err=True)
    return exit_code(report)


async def _whose(attio: Attio, into: str) -> str:
    """One short question first: a wrong address shows at once, and the right one says whose workspace it is."""
    me = await attio.with_options(retry=Retry(attempts=2)).identify()
    return f"into {into} of the workspace {me.workspace_slug}" if me.workspace_slug else ""


def _again(options: Options, report: Report) -> str | None:
    """The command for the rejects, whose name tells their format, and which are UTF-8 whatever the input was."""
    if report.rejects is None:
        return None
    again = evolve(options, file=report.rejects, encoding=None, format=None)
    return (evolve(again, delimiter=None) if again.is_json_lines else again).command()


async def _finished(loading: asyncio.Task[Report], stop: asyncio.Event, display: Display) -> Report | None:
    """The report; None if whoever interrupted did not wait for what was under way. Raises what the run raises."""
    with draining(stop, loading, display.say):
        try:
            return await loading
        except asyncio.CancelledError:
            return None
        finally:
            display.close()


async def _load(
    records: Records[Record],
    mapping: RowMapping | None,
    options: Options,
    display: Display,
    outcomes: OutcomesFile,
    stop: asyncio.Event,
) -> Report:
    source = options.source()
    return await records.load(
        source,
        match=options.match,
        mapping=mapping,
        on_duplicate=options.on_duplicate,
        empty=options.empty,
        multiselect=options.multiselect,
        create_options=options.create_options,
        create_attributes=options.create_attributes,
        dry_run=options.dry_run,
        rejects=options.rejects_path(json_lines=isinstance(source, JSONLinesFile)),
        progress=display.show,
        on_outcome=outcomes.write,
        stop=stop,
    )
