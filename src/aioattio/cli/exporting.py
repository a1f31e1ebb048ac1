"""`aioattio export`: an object or a list into a file."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any, TextIO

import click
from attrs import frozen

from aioattio.bulk.exporting import ExportReport, Format
from aioattio.bulk.exporting.export import format_of
from aioattio.bulk.sources.strict_json import parse_json
from aioattio.cli.failures import EXPECTED, one_line, printable
from aioattio.client import Attio
from aioattio.entry import Entry
from aioattio.errors import InvalidInput
from aioattio.filters import F, Filter
from aioattio.filters.expressions import filter_of
from aioattio.record import Record
from aioattio.resources.entries import Entries
from aioattio.resources.records import Records
from aioattio.schema.nearest import nearest
from aioattio.values.times import check_iso

__all__ = ["Wanted", "run"]


@frozen(kw_only=True)
class Wanted:
    """The options as they are given; None, "" or False for what was left out."""

    name: str
    output: str
    is_list: bool = False
    filter_: str | None = None
    created_since: str | None = None
    columns: str | None = None
    format: Format | None = None
    quiet: bool = False
    base_url: str | None = None

    @property
    def filter(self) -> Filter | None:
        """Both conditions in one. Raises click.UsageError for what is none."""
        parts: list[Filter] = []
        if self.filter_ is not None:
            parts.append(_condition(self.filter_))
        if self.created_since is not None:
            parts.append(F.created_at >= _moment(self.created_since))
        return None if not parts else parts[0] if len(parts) == 1 else parts[0] & parts[1]

    @property
    def slugs(self) -> list[str] | None:
        """Of the columns; None for all."""
        return None if self.columns is None else [slug.strip() for slug in self.columns.split(",") if slug.strip()]


def run(wanted: Wanted) -> int:
    """Export; gives the exit code. Raises click.ClickException with one line."""
    condition = wanted.filter
    try:
        format_of(wanted.output, wanted.format)
        report = asyncio.run(_export(wanted, condition))
    except EXPECTED as error:
        raise click.ClickException(one_line(error)) from None
    if not wanted.quiet:
        rows = f"{report.rows:,} row{'' if report.rows == 1 else 's'}"
        said = f"{report.path} is written: {rows}, {len(report.columns)} columns, {report.seconds:.1f} s"
        click.echo(printable(said), err=True)
    return 0


async def _export(wanted: Wanted, condition: Filter | None) -> ExportReport:
    counter = _Counter(None if wanted.quiet else sys.stderr)
    async with Attio(base_url=wanted.base_url) as attio:
        place = await _place(attio, wanted)
        try:
            return await place.export(
                wanted.output, filter=condition, columns=wanted.slugs, format=wanted.format, progress=counter.show
            )
        finally:
            counter.close()


async def _place(attio: Attio, wanted: Wanted) -> Records[Record] | Entries[Entry]:
    """The object of that name, else the list. Raises InvalidInput where there is neither."""
    if wanted.is_list:
        return attio.entries(wanted.name)
    objects = await attio.objects.list().collect()
    if any(wanted.name in (one.slug, one.id) for one in objects):
        return attio.records(wanted.name)
    lists = await attio.lists.list().collect()
    if any(wanted.name in (one.slug, one.id) for one in lists):
        return attio.entries(wanted.name)
    slugs = [*(one.slug for one in objects), *(one.slug for one in lists)]
    hint = nearest(wanted.name, slugs) or f"; there are {', '.join(slugs)}"
    raise InvalidInput(
        f"no object and no list {wanted.name!r} in this workspace{hint}",
        attribute="name",
        given=wanted.name,
        accepted="the slug or id of an object or a list",
    )


def _condition(text: str) -> Filter:
    try:
        found = parse_json(text)
    except ValueError as error:
        raise click.UsageError(f"--filter: no JSON: {error}") from None
    if not isinstance(found, dict):
        raise click.UsageError('--filter: an object such as {"stage": "Won"} is needed')
    try:
        return filter_of(found)
    except InvalidInput as error:
        raise click.UsageError(f"--filter: {one_line(error)}") from None


def _moment(text: str) -> date:
    try:
        moment: datetime = check_iso(text)[1]
    except (ValueError, OverflowError):
        wrong = f"--created-since: {text!r} is no date; right would be 2026-01-31 or 2026-01-31T09:00Z"
        raise click.UsageError(wrong) from None
    return moment.astimezone(UTC)


class _Counter:
    """The number of rows on a terminal, on one line; elsewhere nothing. A terminal that has gone away is no error."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream: Any = stream if stream is not None and stream.isatty() else None
        self._is_begun = False

    def show(self, rows: int) -> None:
        self._is_begun = True
        self._write(f"\r{rows:,} rows")

    def close(self) -> None:
        if self._is_begun:
            self._write("\n")

    def _write(self, text: str) -> None:
        if self._stream is not None:
            with suppress(OSError, ValueError):
                self._stream.write(text)
                self._stream.flush()
