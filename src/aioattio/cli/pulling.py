"""`aioattio schema`: the workspace as Python classes or as a picture, in a file or on standard output."""

from __future__ import annotations

import asyncio
import shlex
import stat
from pathlib import Path

import click
from attrs import frozen

from aioattio.cli.failures import EXPECTED, one_line, print_out, printable
from aioattio.client import Attio
from aioattio.files.saving import new_file
from aioattio.pulling import WorkspaceSchema, differences, fetch_schema, mermaid, python_source

__all__ = ["HEADING", "Selection", "graph", "pull"]

DRIFT = 1
"""The exit code of a check where the file is not what the workspace is now, or is not there."""
TROUBLE = 2
"""The exit code of a check that could not be made: CI must tell a wrong token from an outdated file."""
HEADING = "Made by `aioattio schema pull`. Changes made here are lost when it runs again."
_HEADINGS = {"pull": "Made by `aioattio schema pull`", "graph": "Made by `aioattio schema graph`"}
_LOOKED_AT = 5
"""Lines at the top of a file among which the heading must be."""
_SHOWN = 40
"""Differences that are told."""


@frozen
class Selection:
    """What of which workspace: slugs of objects and lists; where none are named at all, everything."""

    objects: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    base_url: str | None = None

    def command(self, name: str, path: Path) -> str:
        """The command that writes the file anew."""
        words = ["aioattio", "schema", name, "-o", str(path)]
        words += [word for slug in self.objects for word in ("--object", slug)]
        words += [word for slug in self.lists for word in ("--list", slug)]
        words += ["--base-url", self.base_url] if self.base_url is not None else []
        return shlex.join(words)


class _Trouble(click.ClickException):
    exit_code = TROUBLE


def pull(selection: Selection, output: str | None, *, check: bool) -> int:
    """Write the models, or compare them with what is in the file; gives the exit code.

    Raises click.ClickException with one line.
    """
    if output is None and check:
        raise click.UsageError("name the file to look at: --check -o my_workspace.py")
    if output is None or not check:
        return _made("pull", selection, output)
    path = Path(output)
    try:
        before = _present("pull", path)
        now = "" if before is None else _text("pull", asyncio.run(_fetched(selection)))
    except EXPECTED as error:
        raise _Trouble(one_line(error)) from None
    except click.ClickException as refusal:
        raise _Trouble(refusal.message) from None
    if before is None:
        raise click.ClickException(printable(f"{path} does not exist; make it with: {selection.command('pull', path)}"))
    found = differences(before, now)
    if not found:
        click.echo(f"{path} is up to date", err=True)
        return 0
    more = [f"... and {len(found) - _SHOWN:,} more"] if len(found) > _SHOWN else []
    print_out(
        "\n".join(
            [
                printable(f"{path} is not what the workspace is now:"),
                *(f"  {printable(line)}" for line in [*found[:_SHOWN], *more]),
                printable(f"update it with: {selection.command('pull', path)}"),
            ]
        )
    )
    return DRIFT


def graph(selection: Selection, output: str | None) -> int:
    """Write the diagram; gives the exit code. Raises click.ClickException with one line."""
    return _made("graph", selection, output)


def _made(name: str, selection: Selection, output: str | None) -> int:
    path = None if output is None else Path(output)
    try:
        before = None if path is None else _present(name, path)
        schema = asyncio.run(_fetched(selection))
        text = _text(name, schema)
        if path is None:
            print_out(text.rstrip("\n"))
            return 0
        if text != before:
            asyncio.run(_write(path.resolve() if path.is_symlink() else path, text))  # a link stays one
    except EXPECTED as error:
        raise click.ClickException(one_line(error)) from None
    state = "is up to date" if text == before else "is written"
    click.echo(printable(f"{path} {state}: {_extent(schema)}"), err=True)
    return 0


def _text(name: str, schema: WorkspaceSchema) -> str:
    if name == "pull":
        return python_source(schema, heading=HEADING)
    return f"%% {_HEADINGS[name]}\n{mermaid(schema)}"


def _present(name: str, path: Path) -> str | None:
    """What is in the file, None where there is none. Raises click.ClickException for one that was made otherwise."""
    try:
        is_file = stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:  # or a link to what is not there yet
        return None
    if not is_file:  # to read a pipe would wait for whoever writes into it
        raise click.ClickException(printable(f"{path} is no file; without -o it goes to standard output"))
    content = path.read_bytes()
    # An editor may have put a mark at the beginning, a formatter may have changed the ends of lines.
    text = content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    if text.strip() and not any(_HEADINGS[name] in line for line in text.splitlines()[:_LOOKED_AT]):
        reason = f"{path} was not made by `aioattio schema {name}`; name another file with -o, or remove it"
        raise click.ClickException(printable(reason))
    return text


async def _fetched(selection: Selection) -> WorkspaceSchema:
    everything = not selection.objects and not selection.lists
    async with Attio(base_url=selection.base_url) as attio:
        return await fetch_schema(
            attio,
            objects=None if everything else selection.objects,
            lists=None if everything else selection.lists,
        )


async def _write(path: Path, text: str) -> None:
    """All of it or nothing."""
    async with new_file(path) as file:
        await file.write(text.encode())


def _extent(schema: WorkspaceSchema) -> str:
    attributes = sum(len(table.attributes) for table in (*schema.objects, *schema.lists))
    counts = {"object": len(schema.objects), "list": len(schema.lists), "attribute": attributes}
    return ", ".join(f"{number:,} {noun}{'' if number == 1 else 's'}" for noun, number in counts.items())
