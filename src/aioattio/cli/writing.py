"""Rows of a file into Attio, and what is said at the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from attrs import evolve

from aioattio.bulk.report import Report
from aioattio.bulk.sources import CSVFile, Source
from aioattio.cli.conduct import STOPPED, Conduct, whose
from aioattio.cli.failures import one_line, print_out, printable
from aioattio.cli.leftovers import remove_leftover
from aioattio.cli.options import Options
from aioattio.cli.outcomes import OutcomesFile
from aioattio.cli.summary import as_json, exit_code, summary
from aioattio.client import Attio
from aioattio.entry import Entry
from aioattio.record import Record
from aioattio.resources.entries import Entries
from aioattio.resources.records import Records

__all__ = ["compared_with", "ended", "into", "rejects_of", "sync_rows"]


async def sync_rows(conduct: Conduct) -> int:
    """Gives the exit code."""
    options = conduct.options
    arguments, name = options.arguments(), into(options)
    async with conduct.client() as attio:
        conduct.display.opening = await whose(attio, name)
        with OutcomesFile(options.outcomes, conduct.stop) as outcomes:
            source = options.source()
            arguments |= {
                "rejects": rejects_of(options, source),
                "html": options.html,
                "progress": conduct.display.show,
                "on_outcome": outcomes.write,
                "stop": conduct.stop,
            }
            report = await conduct.finished(_sync(attio, options, source, arguments))
    return conduct.interrupted(writing=True) if report is None else await ended(conduct, report, outcomes)


def into(options: Options) -> str:
    """What rows are written to, by name. Raises click.UsageError."""
    mapping = options.mapping()
    name = options.without_match or options.list or options.object or (mapping.object if mapping is not None else None)
    if name is None:
        others = ", --list, --notes, --tasks" if options.name == "sync" else ""
        raise click.UsageError(
            f'name where the rows go: --object companies{others}, or object = "companies" in the mapping'
        )
    return name


def compared_with(attio: Attio, options: Options) -> Records[Record] | Entries[Entry]:
    """Where rows can be compared with what is there. Raises click.UsageError."""
    return attio.records(into(options)) if options.list is None else attio.entries(options.list)


def rejects_of(options: Options, source: Source) -> Path | None:
    """The file for the rows to mend."""
    return options.rejects_path(json_lines=not isinstance(source, CSVFile))


async def ended(conduct: Conduct, report: Report, outcomes: OutcomesFile) -> int:
    """Tell what came out; gives the exit code."""
    options = conduct.options
    told = evolve(conduct.told, again=_again(options, report))
    print_out(as_json(report) if options.as_json else summary(report, told))
    if outcomes.failure is not None:
        conduct.say(f"Error: {options.outcomes}: {one_line(outcomes.failure)}")
        return STOPPED
    if options.rejects is not None and report.is_complete:
        said = await remove_leftover(Path(options.rejects))
        if said is not None:
            conduct.say(printable(said))
    return exit_code(report)


async def _sync(attio: Attio, options: Options, source: Source, arguments: dict[str, Any]) -> Report:
    if options.notes or options.tasks:
        journaled = attio.notes if options.notes else attio.tasks
        return await journaled.sync(source, journal=options.journal or "", **arguments)
    return await compared_with(attio, options).sync(source, journal=options.journal, **arguments)


def _again(options: Options, report: Report) -> str | None:
    """The command for the rejects, whose name tells their format, and which are UTF-8 whatever the input was."""
    if report.rejects is None or options.apply is not None or options.manifest is not None:
        return None
    again = evolve(options, file=report.rejects, encoding=None, format=None)
    return (evolve(again, delimiter=None) if again.is_json_lines else again).command()
