"""What the commands that write rows have in common: their options, and the end of their help."""

from __future__ import annotations

from collections.abc import Callable

import click

__all__ = ["RowsCommand", "mapped", "read", "reported"]

Decorator = Callable[[Callable[..., None]], Callable[..., None]]


class RowsCommand(click.Command):
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


def _together(*options: Decorator) -> Decorator:
    """In this order in the help."""

    def decorated(command: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorated


mapped = _together(
    click.option("--match", metavar="ATTRIBUTE", help="The unique attribute that rows and records are matched by."),
    click.option("--map", "map_file", metavar="FILE.toml", help="The mapping: what each column goes to."),
    click.option(
        "--column",
        "columns",
        multiple=True,
        metavar="COLUMN=ATTRIBUTE[:CONVERTER]",
        help="Map one column; wins over --map. Columns that are not mapped are ignored.",
    ),
    click.option("--set", "constants", multiple=True, metavar="ATTRIBUTE=TEXT", help="The same value for every row."),
    click.option(
        "--on-duplicate",
        type=click.Choice(["last", "first", "reject"]),
        help="Rows with one key: the last (default) or first one wins per column, or all are rejected.",
    ),
    click.option("--empty", type=click.Choice(["keep", "clear"]), help="What an empty cell does (default: keep)."),
    click.option(
        "--multiselect",
        type=click.Choice(["add", "replace"]),
        help="Values of the file are added to what a multiselect has (default), or replace it: others are deleted.",
    ),
    click.option("--create-options", is_flag=True, help="Create select options that do not exist yet."),
    click.option("--create-attributes", is_flag=True, help="Create the mapping's [attributes] that do not exist yet."),
)
"""What becomes of a row."""

reported = _together(
    click.option(
        "--rejects",
        metavar="PATH",
        help="File for the rows to mend, replaced if it exists, removed if there are none (default: beside FILE, under "
        "a new name, and not where nothing is written).",
    ),
    click.option("--outcomes", metavar="PATH.jsonl", help="File for what became of each row, as it happens."),
    click.option("--json", "as_json", is_flag=True, help="The report as one JSON object on standard output."),
    click.option("--quiet", is_flag=True, help="No progress, the summary alone."),
    click.option("--base-url", metavar="URL", help="Another address than Attio's, such as the emulator's."),
)
"""What is said about it."""

read = _together(
    click.option("--encoding", metavar="NAME", help="Of a file of text that is not UTF-8 or UTF-16."),
    click.option("--delimiter", metavar="CHARACTER", help='Between cells; "tab" for tabs (default: as in the header).'),
    click.option(
        "--format", type=click.Choice(["csv", "jsonl", "parquet", "arrow"]), help="Where the file does not tell."
    ),
)
"""How a file is read."""
