"""`aioattio import` and `aioattio sync`: their options; the work is done where it belongs."""

from __future__ import annotations

from typing import Any

import click

from aioattio.cli.checks import check
from aioattio.cli.interrupts import sits_there
from aioattio.cli.options import Options
from aioattio.cli.row_options import RowsCommand, mapped, read, reported

__all__ = ["import_", "sync"]


@click.command("import", cls=RowsCommand, short_help="Write the rows of a file into Attio.")
@click.argument("file")
@click.option("--object", metavar="SLUG", help="The object to write into: companies, people, ...")
@mapped
@click.option("--dry-run", is_flag=True, help="Read, check and compare everything, write nothing.")
@reported
@read
@click.option("--suggest-map", is_flag=True, help="Import nothing: write a first mapping for FILE, with comments.")
@click.option("-o", "--output", metavar="FILE.toml", help="Where --suggest-map writes; standard output by default.")
def import_(**given: Any) -> None:
    """Write the rows of FILE (CSV, JSON Lines, Parquet, Arrow) into Attio, at Attio's limit, an answer for every row.

    Records that have a row's value of --match are updated where they differ from it, others are created. An empty cell
    changes nothing. The token is taken from ATTIO_API_KEY. Ctrl-C finishes what is under way; running the same command
    again completes it. `aioattio sync` does more: plans, lists, notes, tasks, journals and deletion.

    \b
      aioattio import companies.csv --object companies --suggest-map -o companies.toml
      aioattio import companies.csv --map companies.toml --dry-run
      aioattio import companies.csv --map companies.toml
    """
    options = Options(name="import", **given)
    check(options)
    from aioattio.cli import running

    click.get_current_context().exit(running.run(options))


@click.command("sync", cls=RowsCommand, short_help="Make Attio have what files say, and show the plan before.")
@click.argument("file", required=False)
@click.option("--object", metavar="SLUG", help="The object to write into: companies, people, ...")
@click.option("--list", metavar="SLUG", help="The list to write into: rows become its entries.")
@click.option("--notes", is_flag=True, help="Rows become notes; needs --journal.")
@click.option("--tasks", is_flag=True, help="Rows become tasks; needs --journal.")
@mapped
@click.option("--delete-missing", is_flag=True, help="Delete what no row names, once that is confirmed.")
@click.option("--yes", is_flag=True, help="Delete without asking.")
@click.option("--plan", is_flag=True, help="Write nothing: show what would be created, changed and deleted.")
@click.option("--save", metavar="PLAN.db", help="Keep the plan of --plan, to be carried out with --apply.")
@click.option("--apply", metavar="PLAN.db", help="Carry out a plan that was saved; what changed since is left alone.")
@click.option("--manifest", metavar="FILE.toml", help="Several files in order, as a manifest describes them.")
@click.option(
    "--journal",
    metavar="RUN.db",
    help="File that remembers what was sent: the same command goes on from it, however it ended.",
)
@reported
@click.option(
    "--html", metavar="PATH.html", help="A page about the run: outcomes, speed, slow requests, rejected rows."
)
@read
def sync(**given: Any) -> None:
    """Make Attio have what FILE (CSV, JSON Lines, Parquet, Arrow) says, at Attio's limit, an answer for every row.

    What Attio has is read and compared first; only what differs is written, and nothing is deleted unless that is asked
    for. The token is taken from ATTIO_API_KEY. Ctrl-C finishes what is under way; running the same command again
    completes it.

    \b
      aioattio sync companies.csv --map companies.toml --plan
      aioattio sync companies.csv --map companies.toml --journal run.db
      aioattio sync sales.csv --list sales --map sales.toml
      aioattio sync calls.csv --notes --map calls.toml --journal calls.db
      aioattio sync --manifest nightly.toml
    """
    options = Options(name="sync", **given)
    check(options, can_ask=sits_there())
    from aioattio.cli import running

    click.get_current_context().exit(running.run(options))
