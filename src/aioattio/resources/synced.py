"""Many rows at once: what records and entries have in common."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, Callable, Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from aioattio.entry import Entry
from aioattio.errors import InvalidInput
from aioattio.record import Record
from aioattio.resources.arguments import attribute_argument
from aioattio.resources.attributes import Attributes
from aioattio.resources.queries import AnyFilter
from aioattio.session import Session
from aioattio.typed.fields import ModelField
from aioattio.typed.model import BaseModel

if TYPE_CHECKING:
    from aioattio.bulk import ExportReport, Outcome, Plan, Progress, Report, RowMapping
    from aioattio.bulk.planning.references import Resolver
    from aioattio.bulk.sources.source import Source
    from aioattio.bulk.syncing import Sync
    from aioattio.bulk.target import Place

__all__ = ["Journaled", "Synced", "sync_of"]

R = TypeVar("R", bound=Record | Entry | BaseModel)


class Synced(Generic[R]):
    """Rows of files, databases and programs, compared with what Attio has."""

    _session: Session
    attributes: Attributes

    def _place(self) -> Place:
        raise NotImplementedError

    async def plan(
        self,
        rows: str | Path | Source | Iterable[Mapping[str, Any] | R] | AsyncIterable[Mapping[str, Any] | R],
        *,
        match: str | ModelField | None = None,
        mapping: RowMapping | Mapping[str, Any] | str | Path | None = None,
        on_duplicate: Literal["last", "first", "reject"] | None = None,
        empty: Literal["keep", "clear"] | None = None,
        multiselect: Literal["add", "replace"] | None = None,
        create_options: bool = False,
        create_attributes: bool = False,
        delete_missing: bool = False,
        progress: Callable[[Progress], None] | None = None,
        on_outcome: Callable[[Outcome], None] | None = None,
        stop: asyncio.Event | None = None,
        resolver: Resolver | None = None,
    ) -> Plan:
        """Compare rows with what Attio has: what `sync` would write, without writing it.

            with await attio.companies.plan("companies.csv", match="domains") as plan:
                print(plan.table())
                report = await plan.apply()

        The arguments are those of `sync`. on_outcome is called for the rows that end here (unchanged, superseded, in
        conflict, rejected). Close the plan (`with`, or `close()`) to let go of its temporary file.
        """
        return await sync_of(
            self._session,
            self._place(),
            self.attributes,
            rows,
            resolver,
            match=_match(match),
            mapping=mapping,
            on_duplicate=on_duplicate,
            empty=empty,
            multiselect=multiselect,
            create_options=create_options,
            create_attributes=create_attributes,
            delete_missing=delete_missing,
            progress=progress,
            on_outcome=on_outcome,
            stop=stop,
        ).plan()

    async def sync(
        self,
        rows: str | Path | Source | Iterable[Mapping[str, Any] | R] | AsyncIterable[Mapping[str, Any] | R],
        *,
        match: str | ModelField | None = None,
        mapping: RowMapping | Mapping[str, Any] | str | Path | None = None,
        on_duplicate: Literal["last", "first", "reject"] | None = None,
        empty: Literal["keep", "clear"] | None = None,
        multiselect: Literal["add", "replace"] | None = None,
        create_options: bool = False,
        create_attributes: bool = False,
        delete_missing: bool = False,
        journal: str | Path | None = None,
        rejects: str | Path | None = None,
        html: str | Path | None = None,
        progress: Callable[[Progress], None] | None = None,
        on_outcome: Callable[[Outcome], None] | None = None,
        stop: asyncio.Event | None = None,
        resolver: Resolver | None = None,
    ) -> Report:
        """Make Attio say what the rows say: compare, then write what differs at the rate limit; a report for every row.

            report = await attio.companies.sync("companies.csv", match="domains", mapping="companies.toml")

        rows: path of a CSV, JSON Lines, Parquet or Arrow file, `CSVFile(path, encoding=...)`, or any sync or async
        iterable of dicts, or of models, which are rows of what an upsert of them sends (both may be mixed).
        match: slug of the unique attribute by which rows are matched; "record_id" ("entry_id") for rows of an export,
        which then create nothing; the entries of a list are matched by "parent_record", a record by its id or a unique
        value. mapping: a TOML file, a RowMapping or a dict from column to attribute; without one every column must be
        an attribute's slug, id or title, and columns that Attio alone writes are ignored.
        on_duplicate: rows of one key become one: the "last" wins per column (default), the "first" does, or "reject".
        empty: an empty cell can "keep" what Attio has (default) or "clear" it. multiselect: values are added ("add",
        the default), or "replace" what Attio has. create_options: make select options that are missing;
        create_attributes: make the attributes that the mapping describes. delete_missing: DELETE what no row names;
        nothing is deleted while a row is rejected or in conflict, or where there are no rows.
        journal: a file that remembers every row, so that a run that was interrupted or killed goes on where it was when
        it is started again with the same arguments. rejects: file for the rows to mend, importable again; html: file
        for a report that browsers show. progress: called with a `Progress` ten times a second at most; on_outcome: with
        the `Outcome` of each row, as soon as it is known; both in the event loop. stop: once set, what is under way
        finishes and the rest is not tried. resolver: of another run, to look up no reference twice.

        Rows are read, checked and compared on disk and not in memory, before the first is written. Raises InvalidInput
        for what is wrong with arguments, mapping, file or journal, OSError for a file that cannot be read or written,
        and what the first calls raise; nothing is written then. From the first write on (attributes and options
        included) failures end in the report: see `Report.stopped`. Cancelled, it ends what is under way; with a journal
        the next run looks what became of it.
        """
        return await sync_of(
            self._session,
            self._place(),
            self.attributes,
            rows,
            resolver,
            match=_match(match),
            mapping=mapping,
            on_duplicate=on_duplicate,
            empty=empty,
            multiselect=multiselect,
            create_options=create_options,
            create_attributes=create_attributes,
            delete_missing=delete_missing,
            journal=journal,
            rejects=rejects,
            html=html,
            progress=progress,
            on_outcome=on_outcome,
            stop=stop,
        ).run()

    async def export(
        self,
        path: str | PathLike[str],
        *,
        filter: AnyFilter | None = None,  # noqa: A002 - Attio's own word
        columns: Sequence[str | ModelField] | None = None,
        format: Literal["csv", "jsonl", "parquet"] | None = None,  # noqa: A002 - what it is
        progress: Callable[[int], None] | None = None,
    ) -> ExportReport:
        """Write everything there is, or what matches `filter`, into a file that `sync` reads as unchanged.

        path: its name says the format (.csv, .jsonl, .parquet), unless `format` does; the file appears, or is replaced,
        when it is whole. filter: as for `query`. columns: slugs of attributes, all by default, read-only ones included;
        the ids come first. progress: called with the number of rows written so far, in the event loop. Rows are
        streamed, several pages at once. Raises InvalidInput before anything is asked, also for Parquet without
        the extra [arrow], OSError where the file cannot be written, and what `query` raises.
        """
        from aioattio.bulk.exporting import export

        place = self._place()
        return await export(
            self._session,
            "objects" if place.kind == "records" else "lists",
            place.name,
            path,
            filter=filter,
            columns=columns,
            format=format,
            progress=progress,
        )


class Journaled:
    """Rows that become new things: notes and tasks, of which Attio cannot tell whether they are there already."""

    _session: Session

    def _place(self) -> Place:
        raise NotImplementedError

    async def sync(
        self,
        rows: str | Path | Source | Iterable[Mapping[str, Any]] | AsyncIterable[Mapping[str, Any]],
        *,
        journal: str | Path,
        mapping: RowMapping | Mapping[str, Any] | str | Path | None = None,
        rejects: str | Path | None = None,
        html: str | Path | None = None,
        progress: Callable[[Progress], None] | None = None,
        on_outcome: Callable[[Outcome], None] | None = None,
        stop: asyncio.Event | None = None,
        resolver: Resolver | None = None,
    ) -> Report:
        """Create one for each row that the journal does not know yet, at the rate limit; a report for every row.

        Columns are the arguments of `create` (see the class), or are mapped to them. journal: the file that remembers
        what was made: keep it, for with it the same rows make nothing a second time, however often and wherever a run
        was interrupted. Rows that say the same are one. The other arguments, and what it raises, are those of
        `Records.sync`.
        """
        if not journal:
            raise InvalidInput(attribute="journal", given=journal, accepted="the path of a file to remember by")
        return await sync_of(
            self._session,
            self._place(),
            None,
            rows,
            resolver,
            journal=journal,
            mapping=mapping,
            rejects=rejects,
            html=html,
            progress=progress,
            on_outcome=on_outcome,
            stop=stop,
        ).run()


def sync_of(
    session: Session,
    place: Place,
    attributes: Attributes | None,
    rows: Any,
    resolver: Resolver | None = None,
    **given: Any,
) -> Sync:
    """The run that is asked for. given: the fields of `SyncOptions`. Raises InvalidInput, OSError."""
    from aioattio.bulk.mapping.row_mapping import RowMapping
    from aioattio.bulk.options import SyncOptions
    from aioattio.bulk.sources import source_of
    from aioattio.bulk.syncing import Sync

    mapping = given.pop("mapping", None)
    stop = given.pop("stop", None) or asyncio.Event()
    options = SyncOptions(**given, mapping=None if mapping is None else RowMapping.of(mapping), stop=stop)
    return Sync(session, place, attributes, source_of(rows, match=options.match), options, resolver)


def _match(given: str | ModelField | None) -> str | None:
    return None if given is None else attribute_argument("match", given, "the slug of a unique attribute")
