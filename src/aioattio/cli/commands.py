"""The commands and their options; the work is done where it belongs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, Literal

import click

from aioattio.cli import INTERRUPTED
from aioattio.cli.row_commands import import_, sync


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


cli.add_command(import_)
cli.add_command(sync)


@cli.command("export", short_help="Write the records of an object, or the entries of a list, into a file.")
@click.argument("name", metavar="OBJECT|LIST")
@click.option("-o", "--output", required=True, metavar="FILE", help="Where to write; its name says the format.")
@click.option("--list", "is_list", is_flag=True, help="It is a list, where an object has the same name.")
@click.option("--filter", "filter_", metavar="JSON", help="Only what matches this filter, in Attio's format.")
@click.option(
    "--created-since", metavar="DATE", help="Only what was created then or later: 2026-01-31, 2026-01-31T09:00Z."
)
@click.option("--columns", metavar="A,B,...", help="These attributes only; the ids come first in any case.")
@click.option("--format", type=click.Choice(["csv", "jsonl", "parquet"]), help="Where the file's name does not tell.")
@click.option("--quiet", is_flag=True, help="Say nothing unless something is wrong.")
@click.option("--base-url", metavar="URL", help="Another address than Attio's, such as the emulator's.")
def export(**given: Any) -> None:
    """Write everything in OBJECT or LIST into FILE: .csv, .jsonl or .parquet (with the extra [arrow]).

    All attributes are in it, also those that Attio alone writes. FILE appears, or is replaced, when it is whole. Synced
    without changes it writes nothing. The token is taken from ATTIO_API_KEY.

    \b
      aioattio export companies -o companies.parquet
      aioattio export people -o new.csv --created-since 2026-01-01 --columns name,email_addresses
      aioattio export sales -o sales.jsonl --filter '{"stage": "Won"}'
    """
    from aioattio.cli import exporting

    click.get_current_context().exit(exporting.run(exporting.Wanted(**given)))


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
