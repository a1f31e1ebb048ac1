"""Records of one object: people, companies, or any other by slug or id."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, cast

from aioattio.entities.views import View
from aioattio.entities.workspace import EntryReference, Object
from aioattio.errors import InvalidInput
from aioattio.listing import Listing
from aioattio.record import Record
from aioattio.resources.arguments import attribute_argument, container_argument
from aioattio.resources.attributes import Attributes
from aioattio.resources.holders import Holders
from aioattio.resources.merging import check_wait, new_record_id, once_merged
from aioattio.resources.models import Form, Values
from aioattio.resources.queries import AnyFilter, AnySort, Query
from aioattio.resources.references import Located, record_of
from aioattio.session import Session
from aioattio.typed.fields import ModelField
from aioattio.typed.model import Model
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

__all__ = ["Records"]

R = TypeVar("R", bound=Record | Model)


class Records(Generic[R]):
    """`attio.people`, `attio.companies`, ..., `attio.records("vehicles")`, `attio.records(Company)`.

    Wherever a record is meant, its id, the Record or what refers to it (a RecordReference, a SearchHit, an instance of
    a model) will do. Values are plain Python, coerced by the attribute's type before anything is sent (InvalidInput
    names what cannot be). Asked by a model, it gives instances of it and takes them in place of values: those that are
    given stay as they are, and what comes back is what Attio has then. Where an attribute is named, `Company.domains`
    will do.
    """

    def __init__(self, session: Session, object: str | Object, form: Form[R]) -> None:  # noqa: A002 - Attio's own word
        self._session, self.object = session, container_argument("object", object, Object, "people")
        self._form = form
        self._holders = Holders(session, Record, self.object, word="record", target="objects", wrap=form.of)
        self.attributes = Attributes(session, "objects", self.object)

    def __repr__(self) -> str:
        return f"<Records of {self.object}>"

    def query(
        self,
        filter: AnyFilter | None = None,  # noqa: A002 - Attio's own word
        *,
        sort: AnySort | None = None,
        view: str | View | None = None,
        page_size: int | None = None,
        limit: int | None = None,
        concurrency: int = 1,
    ) -> Listing[R]:
        """Records that match `filter`, all without one.

        filter: a Filter such as `(F.stage == "Lead") & (F.value > 500)` or `Deal.value > 500`, or a dict in Attio's
        JSON. sort: `F.name.last_name.asc()`, such a dict, or a list of them. view: a saved view (or its id) to filter
        by, instead of `filter`. page_size: records per request, 500 at most and by default. limit: records in all.
        concurrency: pages fetched at once; above 1 the walk is sorted by creation unless `sort` says otherwise.
        Raises InvalidInput for what an attribute cannot be asked, ValidationFailed (code filter_error or
        value_not_found), NotFound, QueryTooComplex.

        Scopes: record_permission:read, object_configuration:read.
        """
        return self._holders.query(
            lambda body: query_records.request(self.object, body=body),
            Query.of(filter, sort, view, concurrency),
            page_size=page_size,
            limit=limit,
            concurrency=concurrency,
        )

    async def get(self, record: str | Located) -> R:
        """One record. Raises NotFound.

        Scopes: record_permission:read, object_configuration:read.
        """
        return await self._holders.read(get_record.request(self.object, self._id(record)))

    async def create(self, values: Values | R) -> R:
        """Create a record. Of a model, all that was given is sent.

        Never repeated blindly: an answer that is lost raises OutcomeUnknown. Raises UniquenessConflict where the value
        of a unique attribute is taken, ValidationFailed.

        Scopes: record_permission:read-write, object_configuration:read.
        """
        return await self._holders.write(
            self._form.to_create(values),
            lambda encoded: create_record.request(self.object, body={"data": {"values": encoded}}),
        )

    async def upsert(self, values: Values | R, *, match: str | ModelField) -> R:
        """Create the record, or update the one whose `match` attribute has the given value.

        match: slug of a unique attribute that is among `values` (of a model that was read, that attribute is sent with
        what was changed). Attio adds the values of a multiselect `match`
        attribute and makes EVERY OTHER multiselect equal to what is given here: leave one out to keep it, `update` the
        record to add to it. Raises ValidationFailed (multiple_match_results where several records match).

        Scopes: record_permission:read-write, object_configuration:read.
        """
        by = attribute_argument("match", match, "the slug of a unique attribute")
        return await self._holders.write(
            self._form.to_upsert(values, by),
            lambda encoded: upsert_record.request(
                self.object, matching_attribute=by, body={"data": {"values": encoded}}
            ),
            match=by,
        )

    async def update(self, record: str | Located | R, values: Values | R | None = None) -> R:
        """Change a record: single values are replaced, values of multiselects are ADDED to those there.

        values: without them, `record` is a model that was read: what was changed in it is sent, and nothing where
        nothing was. Raises InvalidInput where values were taken out of a multiselect, which `overwrite` can do.

        Scopes: record_permission:read-write, object_configuration:read.
        """
        changes, own = self._form.to_update(record, values), self._id(record)
        if changes is None:
            return cast("R", record)
        return await self._holders.write(
            changes, lambda encoded: update_record.request(self.object, own, body={"data": {"values": encoded}})
        )

    async def overwrite(self, record: str | Located | R, values: Values | R | None = None) -> R:
        """Change a record: every attribute named becomes exactly what is given; None or [] clears it.

        values: without them, `record` is a model that was read: what was changed in it is sent, and nothing where
        nothing was.

        Scopes: record_permission:read-write, object_configuration:read.
        """
        changes, own = self._form.to_overwrite(record, values), self._id(record)
        if changes is None:
            return cast("R", record)
        return await self._holders.write(
            changes, lambda encoded: overwrite_record.request(self.object, own, body={"data": {"values": encoded}})
        )

    async def load(
        self,
        rows: str | Path | CSVFile | JSONLinesFile | Iterable[Values | R] | AsyncIterable[Values | R],
        *,
        match: str | ModelField | None = None,
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

        rows: path of a CSV or JSON Lines file, `CSVFile(path, encoding=...)`, or any sync or async iterable of dicts,
        or of models, which are rows of what an upsert of them sends (both may be mixed).
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
            match=None if match is None else attribute_argument("match", match, "the slug of a unique attribute"),
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
        return await Load(
            self._session, self.object, self.attributes, source_of(rows, match=options.match), options
        ).run()

    async def delete(self, record: str | Located) -> None:
        """Delete a record for good. Raises NotFound, unless a repetition of this very call found it gone.

        Scopes: object_configuration:read, record_permission:read-write.
        """
        await self._session.send(delete_record.request(self.object, self._id(record)))

    async def merge(self, primary: str | Located, secondary: str | Located, *, wait: float = 60.0) -> R:
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
        return await once_merged(
            self._session, new, lambda session: Records(session, self.object, self._form).get(new), wait
        )

    def history(
        self, record: str | Located, attribute: str | ModelField, *, limit: int | None = None
    ) -> Listing[Value]:
        """Every value that an attribute ever had, with its time and author. Not for enriched attributes.

        Scopes: record_permission:read, object_configuration:read.
        """
        own = self._id(record)
        of = attribute_argument("attribute", attribute)
        return self._holders.history(
            of,
            lambda position: list_record_values.request(self.object, own, of, show_historic=True, **position),
            limit=limit,
        )

    async def replace_history(
        self, record: str | Located, attribute: str | ModelField, values: Iterable[PastValue]
    ) -> list[Value]:
        """Make these values all that an attribute ever had, and return them. What it had is gone; no webhook fires.

        values: 1 to 400, in any order, with gaps where there was none; those of an attribute that takes one value must
        not overlap, and none may lie in the future. Not for relationships and enriched attributes.
        Raises ValidationFailed, UniquenessConflict.

        Scopes: record_permission:read-write, object_configuration:read. Beta.
        """
        own = self._id(record)
        of = attribute_argument("attribute", attribute)
        return await self._holders.replace_history(
            of, values, lambda named, body: replace_record_values.request(self.object, own, named, body=body)
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
