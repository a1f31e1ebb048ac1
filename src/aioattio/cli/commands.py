"""The commands and their options; the work is done where it belongs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, Literal

import click

from aioattio.cli import INTERRUPTED
from aioattio.cli.options import Options


class _Interrupted(click.ClickException):
    exit_code = INTERRUPTED


@contextmanager
def _interruptible() -> Generator[None]:
    """Click would answer an interrupt with "Aborted!" and exit code 1."""
    try:
        yield
    except KeyboardInterrupt:
        raise _Interrupted("interrupted") from None


class _Commands(click.Group):
    """An interrupt that no command expects, as while it is still being loaded, is one line and its own exit code."""

    def make_context(self, *arguments: Any, **extra: Any) -> click.Context:
        with _interruptible():
            return super().make_context(*arguments, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _interruptible():
            return super().invoke(ctx)


class _Import(click.Command):
    """Its help ends with what takes more than a line."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from aioattio.bulk.converters.registry import CONVERTERS
        from aioattio.cli.summary import EXIT_CODES

        with formatter.section("Converters, written name or name(argument)"):
            formatter.write_dl(list(CONVERTERS.items()))
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), meaning) for code, meaning in EXIT_CODES.items()])
        with formatter.section("Environment"):
            formatter.write_dl(
                [("ATTIO_API_KEY", "the access token"), ("ATTIO_BASE_URL", "instead of Attio's address")]
            )


@click.group(cls=_Commands)
@click.version_option(package_name="aioattio")
def cli() -> None:
    """Work with Attio from the command line."""


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--read", default=100, show_default=True, type=click.IntRange(1), help="Read requests per second.")
@click.option("--write", default=25, show_default=True, type=click.IntRange(1), help="Write requests per second.")
@click.option("--mode", default="clock", show_default=True, type=click.Choice(["clock", "trailing"]))
@click.option("--no-limits", is_flag=True, help="Never answer 429.")
@click.option("--latency", nargs=2, type=click.FloatRange(0), metavar="LOW HIGH", help="Milliseconds added to answers.")
@click.option("--token", help="The access token to accept; a random one by default.")
@click.option("--allow-remote", is_flag=True, help="Permit a --host that other machines can reach.")
def emulator(
    *,
    host: str,
    port: int,
    read: int,
    write: int,
    mode: Literal["clock", "trailing"],
    no_limits: bool,
    latency: tuple[float, float] | None,
    token: str | None,
    allow_remote: bool,
) -> None:
    """Run a local Attio until interrupted."""
    try:
        from aioattio.cli import emulate
    except ImportError as missing:
        raise click.ClickException(str(missing)) from None
    if not allow_remote and not emulate.is_loopback(host):
        raise click.ClickException(f"{host} is not a loopback address; add --allow-remote to serve other machines")
    limits = (None, None) if no_limits else (read, write)
    try:
        asyncio.run(emulate.run(host, port, limits=limits, mode=mode, latency=latency, token=token))
    except (OSError, ValueError) as problem:
        message = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
        raise click.ClickException(message) from None


@cli.command("import", cls=_Import, short_help="Write the rows of a file into Attio.")
@click.argument("file")
@click.option("--object", metavar="SLUG", help="The object to write into: companies, people, ...")
@click.option("--match", metavar="ATTRIBUTE", help="The unique attribute that rows and records are matched by.")
@click.option("--map", "map_file", metavar="FILE.toml", help="The mapping: what each column goes to.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="COLUMN=ATTRIBUTE[:CONVERTER]",
    help="Map one column; wins over --map. Columns that are not mapped are ignored.",
)
@click.option("--set", "constants", multiple=True, metavar="ATTRIBUTE=TEXT", help="The same value for every row.")
@click.option(
    "--on-duplicate",
    type=click.Choice(["last", "first", "reject"]),
    help="Rows with one key: the last (default) or first one wins per column, or all are rejected.",
)
@click.option("--empty", type=click.Choice(["keep", "clear"]), help="What an empty cell does (default: keep).")
@click.option(
    "--multiselect",
    type=click.Choice(["replace"]),
    help="Needed to write multiselects: each becomes what the file has, other values are deleted.",
)
@click.option("--create-options", is_flag=True, help="Create select options that do not exist yet.")
@click.option("--create-attributes", is_flag=True, help="Create the mapping's [attributes] that do not exist yet.")
@click.option("--dry-run", is_flag=True, help="Read and check everything, write nothing.")
@click.option(
    "--rejects",
    metavar="PATH",
    help="File for the rows to mend, replaced if it exists, removed if there are none (default: beside FILE, under a "
    "new name, and not with --dry-run).",
)
@click.option("--outcomes", metavar="PATH.jsonl", help="File for what became of each row, as it happens.")
@click.option("--encoding", metavar="NAME", help="Of the file, where it is not UTF-8 or UTF-16.")
@click.option("--delimiter", metavar="CHARACTER", help='Between cells; "tab" for tabs (default: as in the header).')
@click.option("--format", type=click.Choice(["csv", "jsonl"]), help="Where the file does not tell.")
@click.option("--json", "as_json", is_flag=True, help="The report as one JSON object on standard output.")
@click.option("--quiet", is_flag=True, help="No progress, the summary alone.")
@click.option("--base-url", metavar="URL", help="Another address than Attio's, such as the emulator's.")
@click.option("--suggest-map", is_flag=True, help="Import nothing: write a first mapping for FILE, with comments.")
@click.option("-o", "--output", metavar="FILE.toml", help="Where --suggest-map writes; standard output by default.")
def import_(**given: Any) -> None:
    """Write the rows of FILE (CSV or JSON Lines) into Attio, at Attio's limit, with an answer for every row.

    Records that have a row's value of --match are updated, others are created. An empty cell changes nothing. The token
    is taken from ATTIO_API_KEY. Ctrl-C finishes what is under way; running the same command again completes it.

    \b
      aioattio import companies.csv --object companies --suggest-map -o companies.toml
      aioattio import companies.csv --map companies.toml --dry-run
      aioattio import companies.csv --map companies.toml
    """
    options = Options(**given)
    options.check()
    from aioattio.cli import importing

    click.get_current_context().exit(importing.run(options))


@cli.group()
def schema() -> None:
    """The workspace's objects and lists, as Python classes or as a picture.

    The token is taken from ATTIO_API_KEY, and needs the scopes object_configuration:read and list_configuration:read.
    """


def _selecting(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that looks at the schema."""
    for option in (
        click.option("--base-url", metavar="URL", help="Another address than Attio's, such as the emulator's."),
        click.option("--list", "lists", multiple=True, metavar="SLUG", help="This list; may be given several times."),
        click.option("--object", "objects", multiple=True, metavar="SLUG", help="This object; as often as needed."),
    ):
        command = option(command)
    return command


@schema.command("pull", short_help="Write classes for all objects and lists.")
@click.option("-o", "--output", metavar="FILE.py", help="Where to write; standard output by default.")
@click.option(
    "--check",
    is_flag=True,
    help="Write nothing: end with 1 and tell what differs if FILE.py is outdated, with 2 if that cannot be told.",
)
@_selecting
def pull(
    *, output: str | None, check: bool, objects: tuple[str, ...], lists: tuple[str, ...], base_url: str | None
) -> None:
    """Write a Python module with a class for each object and list of the workspace, for type checkers and editors.

    The same workspace gives the same file, so keep it in version control, and let --check tell when it is outdated.

    \b
      aioattio schema pull -o my_workspace.py
      aioattio schema pull -o my_workspace.py --check
      aioattio schema pull -o sales.py --object companies --object deals --list sales
    """
    from aioattio.cli import pulling

    selection = pulling.Selection(objects, lists, base_url)
    click.get_current_context().exit(pulling.pull(selection, output, check=check))


@schema.command("graph", short_help="Draw objects, lists and their relationships.")
@click.option("-o", "--output", metavar="FILE.mmd", help="Where to write; standard output by default.")
@_selecting
def graph(*, output: str | None, objects: tuple[str, ...], lists: tuple[str, ...], base_url: str | None) -> None:
    """Write a Mermaid diagram of objects, lists and relationships, which GitHub and many editors show as a picture."""
    from aioattio.cli import pulling

    selection = pulling.Selection(objects, lists, base_url)
    click.get_current_context().exit(pulling.graph(selection, output))
