"""Records of one object: people, companies, or any other by slug or id."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar, cast

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
from aioattio.resources.synced import Synced
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
    from aioattio.bulk.target import Place

__all__ = ["Records"]

R = TypeVar("R", bound=Record | Model)


class Records(Synced[R]):
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

    def _place(self) -> Place:
        from aioattio.bulk.target import Place

        return Place("records", self.object)

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
