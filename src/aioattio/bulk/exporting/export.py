"""Records of an object, or entries of a list, into a file that a sync takes for what Attio has already."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Any, Literal

from attrs import asdict, frozen

from aioattio.bulk.choices import fetch_choices
from aioattio.bulk.exporting.columns import OWN, RECORD, Column, column_of, of_entries, rows_of
from aioattio.bulk.exporting.parquet import ParquetSink
from aioattio.bulk.exporting.sinks import CSVSink, JSONLinesSink, Sink, check_path
from aioattio.bulk.sources.arrow_library import parquet
from aioattio.entry import Entry
from aioattio.errors import InvalidInput, shortened
from aioattio.listing import Listing
from aioattio.record import Record
from aioattio.resources.arguments import attribute_argument
from aioattio.resources.attributes import Attributes
from aioattio.resources.holders import Holders
from aioattio.resources.queries import AnyFilter, Query
from aioattio.schema.definitions import Attribute, Definitions
from aioattio.schema.lookup import Target
from aioattio.schema.nearest import did_you_mean
from aioattio.session import Session
from aioattio.threads import finished
from aioattio.typed.fields import ModelField
from aioattio_openapi.attio.api.entries import query_entries
from aioattio_openapi.attio.api.records import query_records

__all__ = ["ExportReport", "Format", "export", "format_of"]

Format = Literal["csv", "jsonl", "parquet"]

_SINKS: dict[Format, type[Sink]] = {"csv": CSVSink, "jsonl": JSONLinesSink, "parquet": ParquetSink}
_SUFFIXES: dict[str, Format] = {
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
}
_AHEAD = 4
"""Pages asked for at once."""


@frozen
class ExportReport:
    """path: of the file. format: "csv", "jsonl" or "parquet". rows: in it. columns: their names, in order. seconds: it
    took."""

    path: str
    format: Format
    rows: int
    columns: tuple[str, ...]
    seconds: float

    def to_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self) | {"columns": list(self.columns), "seconds": round(self.seconds, 3)}


async def export(
    session: Session,
    target: Target,
    name: str,
    path: str | os.PathLike[str],
    *,
    filter: AnyFilter | None = None,  # noqa: A002 - Attio's own word
    columns: Sequence[str | ModelField] | None = None,
    format: Format | None = None,  # noqa: A002 - what it is
    progress: Callable[[int], None] | None = None,
) -> ExportReport:
    """Everything in an object or a list, or what matches `filter`, into a file.

    target, name: "objects" or "lists", and a slug or id. See `Records.export` for the rest.
    """
    began = session.transport.now()
    kind, file = format_of(path, format), Path(path)
    check_path(file)
    if kind == "parquet":
        await finished(parquet, str(file))  # it takes a while to load, and may not be there
    definitions = await _definitions(session, target, name)
    chosen = _chosen(definitions, columns)
    choices = await fetch_choices(Attributes(session, target, name), chosen)
    own = RECORD if target == "objects" else of_entries(await session.parent_objects_of(name))
    every = (*own, *(column_of(attribute, choices.get(attribute.slug)) for attribute in chosen))
    sink = _SINKS[kind](file, every)
    rows = 0
    try:
        async with aclosing(_listing(session, target, name, filter).pages()) as pages:
            async for page in pages:
                await finished(_write, sink, every, page.items)
                rows += len(page.items)
                if progress is not None:
                    progress(rows)
        await finished(sink.commit)
    except BaseException:
        await finished(sink.discard)
        raise
    names = tuple(column.name for column in every)
    return ExportReport(str(file), kind, rows, names, session.transport.now() - began)


def format_of(path: Any, given: Any = None) -> Format:
    """What the caller says, or the name of the file. Raises InvalidInput, also for a path that names no file."""
    if not isinstance(path, str | os.PathLike) or not Path(path).name or "\0" in str(path):
        raise InvalidInput(attribute="path", given=path, accepted="the path of a file, with its name")
    if given is not None and given not in _SINKS:
        raise InvalidInput(attribute="format", given=given, accepted=" or ".join(map(repr, _SINKS)))
    found: Format | None = given or _SUFFIXES.get(Path(path).suffix.lower())
    if found is None:
        raise InvalidInput(
            f"{shortened(str(path))}: its name does not say what to write: end it in .csv, .jsonl or .parquet, or say "
            "the format",
            attribute="format",
            given=None,
            accepted=" or ".join(map(repr, _SINKS)),
        )
    return found


def _write(sink: Sink, columns: Sequence[Column], page: Sequence[Record | Entry]) -> None:
    sink.write(rows_of(columns, page))


async def _definitions(session: Session, target: Target, name: str) -> Definitions:
    session.forget_definitions()  # an attribute that was made since the client's first call would be left out
    known = await session.definitions_of(target, name)
    if known is None:
        accepted = "a client that knows the attributes, to make columns of"
        raise InvalidInput(attribute="schema", given=False, accepted=accepted)
    return known


def _chosen(definitions: Definitions, columns: Sequence[str | ModelField] | None) -> list[Attribute]:
    """The attributes that become columns, in order. Raises InvalidInput."""
    if columns is None:
        return [known for known in definitions.values() if not known.is_archived and known.slug not in OWN]
    if isinstance(columns, str) or not columns:
        raise InvalidInput(attribute="columns", given=columns, accepted="a list of slugs of attributes")
    found: dict[str, Attribute] = {}
    for column in columns:
        slug = attribute_argument("columns", column, "slugs of attributes")
        known = definitions.find(slug)
        if slug in OWN or (known is not None and known.slug in OWN):
            continue
        if known is None or known.is_archived:
            wrong = f"{definitions.object} has no attribute {shortened(slug)}{did_you_mean(definitions.nearest(slug))}"
            wrong = wrong if known is None else f"{known.slug} is archived"
            raise InvalidInput(f"columns: {wrong}", attribute="columns", given=slug, accepted="slugs of attributes")
        found[known.slug] = known
    return list(found.values())


def _listing(session: Session, target: Target, name: str, filter: AnyFilter | None) -> Listing[Any]:  # noqa: A002
    """In the order of creation, several pages at once."""
    query = Query.of(filter, None, None, _AHEAD)
    if target == "lists":
        entries: Holders[Entry, Entry] = Holders(session, Entry, name, word="entry", target=target, wrap=_same)
        return entries.query(
            lambda body: query_entries.request(name, body=body), query, page_size=None, limit=None, concurrency=_AHEAD
        )
    records: Holders[Record, Record] = Holders(session, Record, name, word="record", target=target, wrap=_same)
    return records.query(
        lambda body: query_records.request(name, body=body), query, page_size=None, limit=None, concurrency=_AHEAD
    )


def _same(held: Any) -> Any:
    return held
