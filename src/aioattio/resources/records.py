"""Records of one object: people, companies, or any other by slug or id."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import msgspec

from aioattio.answers import Answer
from aioattio.entities.workspace import EntryReference
from aioattio.errors import InvalidInput
from aioattio.listing import Listing, Page, Position, Source
from aioattio.record import Record, decode_record, decode_records
from aioattio.resources.arguments import path_argument
from aioattio.resources.attributes import Attributes
from aioattio.schema.definitions import Definitions
from aioattio.session import Session, decoded
from aioattio.values.value import Value, decode_values
from aioattio.values.writing import encode_values
from aioattio_openapi.attio.api.records import (
    create_record,
    delete_record,
    get_record,
    list_record_entries,
    list_record_values,
    overwrite_record,
    query_records,
    update_record,
    upsert_record,
)
from aioattio_openapi.attio.operations import OPERATIONS
from aioattio_openapi.attio.request import Request

if TYPE_CHECKING:
    from aioattio.bulk import CSVFile, JSONLinesFile, Outcome, Progress, Report, RowMapping

    Rows: TypeAlias = (
        str | Path | CSVFile | JSONLinesFile | Iterable[Mapping[str, Any]] | AsyncIterable[Mapping[str, Any]]
    )

__all__ = ["Records"]

Filter = Mapping[str, Any]
Sort = Mapping[str, Any] | Sequence[Mapping[str, Any]]

STABLE_ORDER: list[Mapping[str, Any]] = [{"attribute": "created_at", "direction": "asc"}]


class Records:
    """`attio.people`, `attio.companies`, ..., `attio.records("vehicles")`.

    Wherever a record is meant, its id or the Record itself will do. Values are plain Python, coerced by the
    attribute's type before anything is sent (InvalidInput names what cannot be). Scopes: record_permission:read and
    object_configuration:read; record_permission:read-write to write.
    """

    def __init__(self, session: Session, object: str) -> None:  # noqa: A002 - Attio's own word
        self._session, self.object = session, path_argument("object", object, "a slug or id: 'people'")
        self.attributes = Attributes(session, "objects", object)

    def __repr__(self) -> str:
        return f"<Records of {self.object}>"

    def query(
        self,
        filter: Filter | None = None,  # noqa: A002 - Attio's own word
        *,
        sort: Sort | None = None,
        view: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
        concurrency: int = 1,
    ) -> Listing[Record]:
        """Records that match `filter`, all without one.

        filter, sort: in Attio's JSON (a dict; a dict or a list of them). view: id of a saved view to filter by, instead
        of `filter`. page_size: records per request, 500 at most and by default. limit: records in all. concurrency:
        pages fetched at once; above 1 the walk is sorted by creation unless `sort` says otherwise.
        Raises ValidationFailed (code filter_error or value_not_found), NotFound, QueryTooComplex.
        """
        body = _query_body(filter, sort, view, concurrency)

        async def fetch(position: Position) -> Page[Record]:
            request = query_records.request(self.object, body={**body, **position.query()})
            answer, definitions = await self._session.with_definitions(request, "objects", self.object)
            return Page(
                decoded(answer, lambda content: decode_records(content, object=self.object, definitions=definitions))
            )

        source = Source(
            operation=OPERATIONS["query_records"],
            fetch=fetch,
            spawn=self._session.tasks.spawn,
            identity=lambda record: record.id,
        )
        return Listing(source, page_size=page_size, limit=limit, concurrency=concurrency)

    async def get(self, record: str | Record) -> Record:
        """One record. Raises NotFound."""
        request = get_record.request(self.object, self._id(record))
        answer, definitions = await self._session.with_definitions(request, "objects", self.object)
        return self._decoded(answer, definitions)

    async def create(self, values: Mapping[str, Any]) -> Record:
        """Create a record.

        Never repeated blindly: an answer that is lost raises OutcomeUnknown. Raises UniquenessConflict where the value
        of a unique attribute is taken, ValidationFailed.
        """
        body, definitions = await self._body(values)
        return await self._written(create_record.request(self.object, body=body), definitions)

    async def upsert(self, values: Mapping[str, Any], *, match: str) -> Record:
        """Create the record, or update the one whose `match` attribute has the given value.

        match: slug of a unique attribute that is among `values`. Attio adds the values of a multiselect `match`
        attribute and makes EVERY OTHER multiselect equal to what is given here: leave one out to keep it, `update` the
        record to add to it. Raises ValidationFailed (multiple_match_results where several records match).
        """
        body, definitions = await self._body(values)
        _check_match(match, values, definitions, self.object)
        request = upsert_record.request(self.object, matching_attribute=match, body=body)
        return await self._written(request, definitions)

    async def update(self, record: str | Record, values: Mapping[str, Any]) -> Record:
        """Change a record: single values are replaced, values of multiselects are ADDED to those there."""
        body, definitions = await self._body(values)
        return await self._written(update_record.request(self.object, self._id(record), body=body), definitions)

    async def overwrite(self, record: str | Record, values: Mapping[str, Any]) -> Record:
        """Change a record: every attribute named becomes exactly what is given; None or [] clears it."""
        body, definitions = await self._body(values)
        return await self._written(overwrite_record.request(self.object, self._id(record), body=body), definitions)

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

    async def delete(self, record: str | Record) -> None:
        """Delete a record for good. Raises NotFound, unless a repetition of this very call found it gone."""
        await self._session.send(delete_record.request(self.object, self._id(record)))

    def history(self, record: str | Record, attribute: str, *, limit: int | None = None) -> Listing[Value]:
        """Every value that an attribute ever had, with its time and author. Not for enriched attributes."""
        target = self._id(record)
        attribute = path_argument("attribute", attribute, "the slug or id of an attribute")
        return self._session.paged(
            lambda position: list_record_values.request(self.object, target, attribute, show_historic=True, **position),
            lambda answer: Page(decoded(answer, decode_values)),
            lambda value: msgspec.json.encode(value.raw),
            limit=limit,
        )

    def entries(self, record: str | Record, *, page_size: int | None = None) -> Listing[EntryReference]:
        """The list entries of a record, as references. Needs list_entry:read as well."""
        target = self._id(record)
        return self._session.listing(
            lambda position: list_record_entries.request(self.object, target, **position),
            EntryReference.from_json,
            identity=lambda entry: entry.id,
            page_size=page_size,
        )

    async def _body(self, values: Mapping[str, Any]) -> tuple[dict[str, Any], Definitions | None]:
        """The request's body, and the definitions that it was coerced by."""
        definitions = await self._session.definitions_of("objects", self.object)
        try:
            encoded = encode_values(values, definitions, self.object)
        except InvalidInput as error:
            if definitions is None or definitions.find(error.attribute) is not None:
                raise
            # An attribute that was made meanwhile, elsewhere, is worth one more look.
            newer = await self._session.newer_definitions_of("objects", self.object)
            if newer is None or newer.find(error.attribute) is None:
                raise
            definitions, encoded = newer, encode_values(values, newer, self.object)
        return {"data": {"values": encoded}}, definitions

    async def _written(self, request: Request[Any], definitions: Definitions | None) -> Record:
        # Read by the definitions it was written by: after a write nothing may fail but the write itself.
        return self._decoded(await self._session.send(request), definitions)

    def _decoded(self, answer: Answer, definitions: Definitions | None) -> Record:
        return decoded(answer, lambda content: decode_record(content, object=self.object, definitions=definitions))

    def _id(self, record: str | Record) -> str:
        """The id of what may be a Record. Raises InvalidInput before anything else becomes part of a path."""
        if not isinstance(record, Record):
            return path_argument("record", record, "a record id or a Record")
        if self.object not in (record.object, record.object_id) and record.object != record.object_id:
            raise InvalidInput(attribute="record", given=record, accepted=f"a record of {self.object}")
        return path_argument("record", record.id, "a Record with an id")


def _query_body(filter: Any, sort: Any, view: str | None, concurrency: int) -> dict[str, Any]:  # noqa: A002
    body: dict[str, Any] = {}
    if filter is not None:
        if not isinstance(filter, Mapping):
            raise InvalidInput(attribute="filter", given=filter, accepted="a dict in Attio's filter format")
        body["filter"] = dict(filter)
    if view is not None:
        if filter is not None:
            raise InvalidInput(attribute="view", given=view, accepted="a view or a filter, not both")
        body["filter_view_id"] = view
    sorts = [sort] if isinstance(sort, Mapping) else sort or []
    if not isinstance(sorts, Sequence) or not all(isinstance(one, Mapping) for one in sorts):
        accepted = "a dict such as {'attribute': 'name', 'direction': 'asc'}, or a list of them"
        raise InvalidInput(attribute="sort", given=sort, accepted=accepted)
    if not sorts and concurrency != 1:
        # Pages fetched at once only fit together in an order that does not change meanwhile.
        sorts = STABLE_ORDER
    if sorts:
        body["sorts"] = list(sorts)
    return body


def _check_match(match: str, values: Mapping[str, Any], definitions: Definitions | None, object: str) -> None:  # noqa: A002
    path_argument("match", match, "the slug of a unique attribute")
    attribute = definitions.find(match) if definitions is not None else None
    if definitions is not None and attribute is None:
        nearest = definitions.nearest(match)
        raise InvalidInput(
            f"match: {object} has no attribute {match!r}; nearest: {', '.join(nearest) or 'none'}",
            attribute="match",
            given=match,
            accepted="a unique attribute",
        )
    if attribute is not None and not attribute.is_unique:
        unique = [known.slug for known in (definitions or {}).values() if known.is_unique]
        raise InvalidInput(
            f"match: {match!r} of {object} is not unique, so it cannot tell records apart; "
            f"unique are: {', '.join(unique) or 'none'}",
            attribute="match",
            type=attribute.type,
            given=match,
            accepted="a unique attribute",
        )
    names = {match} | ({attribute.slug, attribute.id} if attribute is not None else set())
    given = next((values[name] for name in names if name in values), None)
    if given is None or given in ("", [], ()):
        raise InvalidInput(
            f"match: the values hold nothing for {match!r}, so there is nothing to match by",
            attribute=match,
            given=given,
            accepted="a value to match by",
        )
