"""Records of one object: people, companies, or any other by slug or id."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from aioattio.entities.views import View
from aioattio.entities.workspace import EntryReference, Object
from aioattio.errors import InvalidInput
from aioattio.listing import Listing
from aioattio.record import Record
from aioattio.resources.arguments import container_argument, path_argument
from aioattio.resources.attributes import Attributes
from aioattio.resources.holders import Holders
from aioattio.resources.merging import check_wait, new_record_id, once_merged
from aioattio.resources.queries import Filter, Sort, query_body
from aioattio.resources.references import Located, record_of
from aioattio.session import Session
from aioattio.values.forms import is_uuid
from aioattio.values.past import PastValue
from aioattio.values.value import Value
from aioattio_openapi.attio.api.objects import list_object_views
from aioattio_openapi.attio.api.records import (
    create_record,
    delete_record,
    get_record,
    list_record_entries,
    list_record_values,
    merge_records,
    overwrite_record,
    query_records,
    replace_record_values,
    update_record,
    upsert_record,
)

if TYPE_CHECKING:
    from aioattio.bulk import CSVFile, JSONLinesFile, Outcome, Progress, Report, RowMapping

    Rows: TypeAlias = (
        str | Path | CSVFile | JSONLinesFile | Iterable[Mapping[str, Any]] | AsyncIterable[Mapping[str, Any]]
    )

__all__ = ["Records"]


class Records:
    """`attio.people`, `attio.companies`, ..., `attio.records("vehicles")`.

    Wherever a record is meant, its id, the Record or what refers to it (a RecordReference, a SearchHit) will do. Values
    are plain Python, coerced by the attribute's type before anything is sent (InvalidInput names what cannot be).
    """

    def __init__(self, session: Session, object: str | Object) -> None:  # noqa: A002 - Attio's own word
        self._session, self.object = session, container_argument("object", object, Object, "people")
        self._holders = Holders(session, Record, self.object, word="record", target="objects")
        self.attributes = Attributes(session, "objects", self.object)

    def __repr__(self) -> str:
        return f"<Records of {self.object}>"

    def query(
        self,
        filter: Filter | None = None,  # noqa: A002 - Attio's own word
        *,
        sort: Sort | None = None,
        view: str | View | None = None,
        page_size: int | None = None,
        limit: int | None = None,
        concurrency: int = 1,
    ) -> Listing[Record]:
        """Records that match `filter`, all without one.

        filter, sort: in Attio's JSON (a dict; a dict or a list of them). view: a saved view (or its id) to filter by,
        instead of `filter`. page_size: records per request, 500 at most and by default. limit: records in all.
        concurrency: pages fetched at once; above 1 the walk is sorted by creation unless `sort` says otherwise.
        Raises ValidationFailed (code filter_error or value_not_found), NotFound, QueryTooComplex.

        Scopes: record_permission:read, object_configuration:read.
        """
        return self._holders.query(
            lambda body: query_records.request(self.object, body=body),
            query_body(filter, sort, view=view, concurrency=concurrency),
            page_size=page_size,
            limit=limit,
            concurrency=concurrency,
        )

    async def get(self, record: str | Located) -> Record:
        """One record. Raises NotFound.

        Scopes: record_permission:read, object_configuration:read.
        """
        return await self._holders.read(get_record.request(self.object, self._id(record)))

    async def create(self, values: Mapping[str, Any]) -> Record:
        """Create a record.

        Never repeated blindly: an answer that is lost raises OutcomeUnknown. Raises UniquenessConflict where the value
        of a unique attribute is taken, ValidationFailed.

        Scopes: record_permission:read-write, object_configuration:read.
        """
        return await self._holders.write(
            values, lambda encoded: create_record.request(self.object, body={"data": {"values": encoded}})
        )

    async def upsert(self, values: Mapping[str, Any], *, match: str) -> Record:
        """Create the record, or update the one whose `match` attribute has the given value.

        match: slug of a unique attribute that is among `values`. Attio adds the values of a multiselect `match`
        attribute and makes EVERY OTHER multiselect equal to what is given here: leave one out to keep it, `update` the
        record to add to it. Raises ValidationFailed (multiple_match_results where several records match).

        Scopes: record_permission:read-write, object_configuration:read.
        """
        return await self._holders.write(
            values,
            lambda encoded: upsert_record.request(
                self.object, matching_attribute=match, body={"data": {"values": encoded}}
            ),
            match=match,
        )

    async def update(self, record: str | Located, values: Mapping[str, Any]) -> Record:
        """Change a record: single values are replaced, values of multiselects are ADDED to those there.

        Scopes: record_permission:read-write, object_configuration:read.
        """
        own = self._id(record)
        return await self._holders.write(
            values, lambda encoded: update_record.request(self.object, own, body={"data": {"values": encoded}})
        )

    async def overwrite(self, record: str | Located, values: Mapping[str, Any]) -> Record:
        """Change a record: every attribute named becomes exactly what is given; None or [] clears it.

        Scopes: record_permission:read-write, object_configuration:read.
        """
        own = self._id(record)
        return await self._holders.write(
            values, lambda encoded: overwrite_record.request(self.object, own, body={"data": {"values": encoded}})
        )

    async def load(
        self,
        rows: Rows,
        *,
        match: str | None = None,
        mapping: RowMapping | Mapping[str, Any] | str | Path | None = None,
        on_duplicate: Literal["last", "first", "reject"] | None = None,
        empty: Literal["keep", "clear"] | None = None,
        multiselect: Literal["replace"] | None = None,
        create_options: bool = False,
        create_attributes: bool = False,
        dry_run: bool = False,
        rejects: str | Path | None = None,
        progress: Callable[[Progress], None] | None = None,
        on_outcome: Callable[[Outcome], None] | None = None,
        stop: asyncio.Event | None = None,
    ) -> Report:
        """Import many rows, one upsert each, at the rate limit; every row gets an outcome.

            report = await attio.companies.load("companies.csv", match="domains", mapping="companies.toml")

        rows: path of a CSV or JSON Lines file, `CSVFile(path, encoding=...)`, or any sync or async iterable of dicts.
        match: slug of the unique attribute by which rows and records are matched. mapping: a TOML file, a RowMapping
        or a dict from column to attribute; without one every column must be an attribute's slug, id or title.
        on_duplicate: rows of one key become one: the "last" wins per column (default), the "first" does, or "reject".
        empty: an empty cell can "keep" what Attio has (default) or "clear" it. multiselect: "replace" permits columns
        whose multiselects become equal to the row, which deletes what only Attio has. create_options: make select
        options that are missing; create_attributes: make the attributes that the mapping describes. dry_run: check, and
        write nothing (creates nothing either). rejects: file for the rows to mend, importable again. progress: called
        with a `Progress` ten times a second at most; on_outcome: with the `Outcome` of each row, as soon as it is
        known; both in the event loop. stop: once set, what is under way finishes and the rest is not tried.

        All rows are read and checked, on disk and not in memory, before the first is written. Raises InvalidInput for
        what is wrong with arguments, mapping or file, OSError for a file that cannot be read, and what the first calls
        raise; nothing is written then. From the first write on (attributes and options included) failures end in the
        report: see `Report.stopped`. Cancelled, it ends what is under way: an upsert that was sent may have happened.
        """
        from aioattio.bulk.loading import Load
        from aioattio.bulk.mapping.row_mapping import RowMapping
        from aioattio.bulk.options import LoadOptions
        from aioattio.bulk.sources import source_of

        options = LoadOptions(
            match=match,
            mapping=None if mapping is None else RowMapping.of(mapping),
            on_duplicate=on_duplicate,
            empty=empty,
            multiselect=multiselect,
            create_options=create_options,
            create_attributes=create_attributes,
            dry_run=dry_run,
            rejects=rejects,
            progress=progress,
            on_outcome=on_outcome,
            stop=stop or asyncio.Event(),
        )
        return await Load(self._session, self.object, self.attributes, source_of(rows), options).run()

    async def delete(self, record: str | Located) -> None:
        """Delete a record for good. Raises NotFound, unless a repetition of this very call found it gone.

        Scopes: object_configuration:read, record_permission:read-write.
        """
        await self._session.send(delete_record.request(self.object, self._id(record)))

    async def merge(self, primary: str | Located, secondary: str | Located, *, wait: float = 60.0) -> Record:
        """Make one record of two: a new one, with an id of its own, which is returned. Neither of the two is left.

        primary: whose values win where both have one. wait: seconds to wait until the new record can be read, as Attio
        may take a merge and finish it later. The merge is sent once: an answer that is lost raises OutcomeUnknown. Once
        it was taken, whatever goes wrong raises MergePending, which names the new record; a cancellation names it in a
        note (`__notes__`). Raises NotFound, for one that was merged before as well.

        Scopes: record_permission:read-write, object_configuration:read. Beta. At most 5 a second.
        """
        first, second = self._id(primary), self._id(secondary)
        if first == second:
            raise InvalidInput(attribute="secondary", given=secondary, accepted="another record than the primary one")
        check_wait(wait)
        body = {"data": {"primary_record_id": first, "secondary_record_id": second}}
        new = new_record_id(await self._session.send(merge_records.request(self.object, body=body)))
        return await once_merged(self._session, new, lambda session: Records(session, self.object).get(new), wait)

    def history(self, record: str | Located, attribute: str, *, limit: int | None = None) -> Listing[Value]:
        """Every value that an attribute ever had, with its time and author. Not for enriched attributes.

        Scopes: record_permission:read, object_configuration:read.
        """
        own = self._id(record)
        attribute = path_argument("attribute", attribute, "the slug or id of an attribute")
        return self._holders.history(
            lambda position: list_record_values.request(self.object, own, attribute, show_historic=True, **position),
            limit=limit,
        )

    async def replace_history(self, record: str | Located, attribute: str, values: Iterable[PastValue]) -> list[Value]:
        """Make these values all that an attribute ever had, and return them. What it had is gone; no webhook fires.

        values: 1 to 400, in any order, with gaps where there was none; those of an attribute that takes one value must
        not overlap, and none may lie in the future. Not for relationships and enriched attributes.
        Raises ValidationFailed, UniquenessConflict.

        Scopes: record_permission:read-write, object_configuration:read. Beta.
        """
        own = self._id(record)
        return await self._holders.replace_history(
            attribute, values, lambda named, body: replace_record_values.request(self.object, own, named, body=body)
        )

    def views(
        self, *, show_archived: bool = False, page_size: int | None = None, limit: int | None = None
    ) -> Listing[View]:
        """The saved views of the object. page_size: 1,000 at most and by default. limit: views in all.

        Scopes: object_configuration:read.
        """
        return self._session.listing(
            lambda position: list_object_views.request(self.object, show_archived=show_archived, **position),
            View.from_json,
            page_size=page_size,
            limit=limit,
        )

    def entries(
        self, record: str | Located, *, page_size: int | None = None, limit: int | None = None
    ) -> Listing[EntryReference]:
        """The list entries of a record, as references. page_size: 1,000 at most and by default. limit: entries in all.

        Scopes: record_permission:read, object_configuration:read, list_entry:read.
        """
        own = self._id(record)
        return self._session.listing(
            lambda position: list_record_entries.request(self.object, own, **position),
            EntryReference.from_json,
            identity=lambda entry: entry.id,
            page_size=page_size,
            limit=limit,
        )

    def _id(self, record: str | Located) -> str:
        if isinstance(record, str | Record) or not isinstance(record, Located):
            return self._holders.id(record)
        reference = record_of(record, name="record")
        # By slug on one side and by id on the other, nothing tells whether it is the same object.
        if is_uuid(reference.object) == is_uuid(self.object) and reference.object != self.object:
            raise InvalidInput(attribute="record", given=record, accepted=f"a record of {self.object}")
        return reference.id
