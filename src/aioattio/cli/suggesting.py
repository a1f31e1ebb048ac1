"""`aioattio import --suggest-map`: a first mapping from the header, a sample and the workspace's attributes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from attrs import evolve

from aioattio.bulk.mapping.guesses import is_proposable
from aioattio.bulk.mapping.row_mapping import RowMapping
from aioattio.bulk.mapping.suggest import suggest_mapping
from aioattio.bulk.outcome import Row
from aioattio.bulk.sources.source import Source
from aioattio.bulk.target import find_definitions
from aioattio.cli.failures import print_out
from aioattio.cli.options import Options
from aioattio.client import Attio
from aioattio.errors import InvalidInput
from aioattio.schema.definitions import Attribute, Definitions

__all__ = ["suggest"]

SAMPLE_ROWS = 1000
SAMPLE_BYTES = 16_000_000
_BATCH = 100


async def suggest(options: Options) -> int:
    """Write the mapping to `--output`, which must not exist yet, or to standard output; gives the exit code 0."""
    if options.object is None:
        raise click.UsageError("name the object that the mapping is for: --object companies")
    output = None if options.output is None else Path(options.output)
    if output is not None and output.exists():
        raise _exists(output)
    columns, sample = await _sample(options.source())
    async with Attio(base_url=options.base_url) as attio:
        definitions = await find_definitions(attio._session, options.object)  # noqa: SLF001 - our own class
        choices = {
            attribute.slug: await _titles(attio, options.object, attribute) for attribute in definitions.values()
        }
    text = suggest_mapping(
        columns,
        sample,
        definitions,
        {slug: titles for slug, titles in choices.items() if titles},
        object=options.object,
        name=Path(options.rows_file).name,
    )
    if output is None:
        print_out(text.rstrip("\n"))
        return 0
    try:
        with output.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise _exists(output) from None
    missing = _missing(text, options.object, definitions)
    then = "read it, then" if missing is None else f"it cannot be used yet: {missing}; after that"
    click.echo(f"{output} is written; {then}: {evolve(options, map_file=str(output)).command()}", err=True)
    return 0


def _missing(text: str, name: str, definitions: Definitions) -> str | None:
    """What the mapping lacks before a run can use it, if anything. name: of the object."""
    try:
        mapping = RowMapping.from_text(text, "the mapping")
    except InvalidInput:  # it has no line that is switched on
        match = None
    else:
        match = mapping.match
    if match is not None:
        return None
    unique = [known.slug for known in definitions.values() if known.is_unique and is_proposable(known)]
    if not unique:
        return f"{name} has no unique attribute to match by, make one in Attio and map a column to it"
    return f"map a column to a unique attribute ({', '.join(unique)}) and name it as match"


def _exists(output: Path) -> click.ClickException:
    return click.ClickException(f"{output} exists already; name another file with -o, or remove it")


async def _sample(source: Source) -> tuple[Sequence[str], list[Row]]:
    """The header (or every key that the sample has, in order) and the first rows that can be read."""
    sample: list[Row] = []
    await source.open()
    try:
        while len(sample) < SAMPLE_ROWS and source.position < SAMPLE_BYTES and (rows := await source.read(_BATCH)):
            sample.extend(row for row in rows if row.problem is None)
        columns = source.columns
    finally:
        await source.aclose()
    if columns is None:
        columns = tuple(dict.fromkeys(column for row in sample for column in row.cells))
    return columns, sample


async def _titles(attio: Attio, name: str, attribute: Attribute) -> list[str]:
    """Titles of what a select or status attribute can be; none for other types."""
    if attribute.type not in ("select", "status") or not is_proposable(attribute):
        return []
    attributes = attio.records(name).attributes
    listing = attributes.options if attribute.type == "select" else attributes.statuses
    return [choice.title async for choice in listing(attribute.slug) if not choice.is_archived]
