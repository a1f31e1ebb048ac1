"""Entries of one list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from aioattio.entities.lists import List
from aioattio.entities.views import View
from aioattio.entities.workspace import EntryReference
from aioattio.entry import Entry
from aioattio.errors import InvalidInput
from aioattio.listing import Listing
from aioattio.resources.arguments import attribute_argument, container_argument, path_argument
from aioattio.resources.attributes import Attributes
from aioattio.resources.holders import Holders
from aioattio.resources.models import Form, Values
from aioattio.resources.queries import AnyFilter, AnySort, Query
from aioattio.resources.references import RECORD, Located, check_read, record_of
from aioattio.resources.synced import Synced
from aioattio.session import Session
from aioattio.typed.fields import ModelField
from aioattio.typed.model import EntryModel
from aioattio.values.forms import is_uuid
from aioattio.values.past import PastValue
from aioattio.values.types import RecordReference
from aioattio.values.value import Value
from aioattio_openapi.attio.api.entries import (
    create_entry,
    delete_entry,
    get_entry,
    list_entry_values,
    overwrite_entry,
    query_entries,
    replace_entry_values,
    update_entry,
    upsert_entry,
)
from aioattio_openapi.attio.api.lists import list_list_views

if TYPE_CHECKING:
    from aioattio.bulk.target import Place

__all__ = ["Entries", "entry_body"]


R = TypeVar("R", bound=Entry | EntryModel)


class Entries(Synced[R]):
    """`attio.entries("sales")`: what is in a list, each entry a record with values of the list's own attributes.

    Wherever an entry is meant, its id, the Entry, an EntryReference or an instance of a model will do. parent: the
    record, as Record, model or RecordReference; its id alone will do where the list takes records of one object only.
    Values are plain Python, coerced by the list's attributes before anything is sent (InvalidInput names what cannot
    be). Asked by a model, `attio.entries(SalesEntry)`, it gives instances of it and takes them in place of values;
    where an attribute is named, `SalesEntry.stage` will do.
    """

    def __init__(self, session: Session, list: str | List, form: Form[R]) -> None:  # noqa: A002 - Attio's own word
        self._session, self.list = session, container_argument("list", list, List, "sales")
        self._form = form
        self._holders = Holders(session, Entry, self.list, word="entry", target="lists", wrap=form.of)
        self.attributes = Attributes(session, "lists", self.list)

    def __repr__(self) -> str:
        return f"<Entries of {self.list}>"

    def _place(self) -> Place:
        from aioattio.bulk.target import Place

        return Place("entries", self.list)

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
        """Entries that match `filter`, all without one.

        filter: a Filter such as `(F.stage == "Lead") & (F.value > 500)` or `SalesEntry.stage == "Lead"`, or a dict in
        Attio's JSON. sort: `F.value.desc()`, such a dict, or a list of them. view: a saved view (or its id) to filter
        by, instead of `filter`. page_size: entries per request, 500 at most and by default. limit: entries in all.
        concurrency: pages fetched at once; above 1 the walk is sorted by creation unless `sort` says otherwise.
        Raises InvalidInput for what an attribute cannot be asked, ValidationFailed (code filter_error or
        value_not_found), NotFound, QueryTooComplex.

        Scopes: list_entry:read, list_configuration:read.
        """
        return self._holders.query(
            lambda body: query_entries.request(self.list, body=body),
            Query.of(filter, sort, view, concurrency),
            page_size=page_size,
            limit=limit,
            concurrency=concurrency,
        )

    async def get(self, entry: str | Entry | EntryReference | R) -> R:
        """One entry. Raises NotFound.

        Scopes: list_entry:read, list_configuration:read.
        """
        return await self._holders.read(get_entry.request(self.list, self._id(entry)))

    async def create(self, parent: str | Located, values: Values | R | None = None) -> R:
        """Put a record into the list. One that is in it already gets a second entry; `upsert` does not do that.

        Never repeated blindly: an answer that is lost raises OutcomeUnknown. Raises UniquenessConflict where the value
        of a unique attribute is taken, ValidationFailed (code value_not_found where there is no such record).

        Scopes: list_entry:read-write, list_configuration:read.
        """
        given = {} if values is None else self._form.to_create(values)
        of = await self._parent(parent)
        return await self._holders.write(
            given, lambda encoded: create_entry.request(self.list, body=entry_body(of, encoded))
        )

    async def upsert(self, parent: str | Located, values: Values | R | None = None) -> R:
        """Put a record into the list, or update the one entry that it has there.

        Attio makes EVERY multiselect named equal to what is given here: leave one out to keep it, `update` the entry to
        add to it. Raises ValidationFailed (multiple_match_results where the record has several entries in the list).

        Scopes: list_entry:read-write, list_configuration:read.
        """
        given = {} if values is None else self._form.to_upsert(values)
        of = await self._parent(parent)
        return await self._holders.write(
            given, lambda encoded: upsert_entry.request(self.list, body=entry_body(of, encoded))
        )

    async def update(self, entry: str | Entry | EntryReference | R, values: Values | R | None = None) -> R:
        """Change an entry: single values are replaced, values of multiselects are ADDED to those there.

        values: without them, `entry` is a model that was read: what was changed in it is sent, and nothing where
        nothing was. Raises InvalidInput where values were taken out of a multiselect, which `overwrite` can do,
        ValidationFailed (immutable_value for what cannot be changed).

        Scopes: list_entry:read-write, list_configuration:read.
        """
        changes, own = self._form.to_update(entry, values), self._id(entry)
        if changes is None:
            return cast("R", entry)
        return await self._holders.write(
            changes, lambda encoded: update_entry.request(self.list, own, body={"data": {"entry_values": encoded}})
        )

    async def overwrite(self, entry: str | Entry | EntryReference | R, values: Values | R | None = None) -> R:
        """Change an entry: every attribute named becomes exactly what is given; None or [] clears it.

        values: without them, `entry` is a model that was read: what was changed in it is sent, and nothing where
        nothing was. Raises ValidationFailed (immutable_value for what cannot be changed).

        Scopes: list_entry:read-write, list_configuration:read.
        """
        changes, own = self._form.to_overwrite(entry, values), self._id(entry)
        if changes is None:
            return cast("R", entry)
        return await self._holders.write(
            changes, lambda encoded: overwrite_entry.request(self.list, own, body={"data": {"entry_values": encoded}})
        )

    async def delete(self, entry: str | Entry | EntryReference | R) -> None:
        """Take an entry out of the list; its record stays. Raises NotFound, unless this very call was repeated.

        Scopes: list_entry:read-write, list_configuration:read.
        """
        await self._session.send(delete_entry.request(self.list, self._id(entry)))

    def history(
        self, entry: str | Entry | EntryReference | R, attribute: str | ModelField, *, limit: int | None = None
    ) -> Listing[Value]:
        """Every value that an attribute of the list ever had for this entry, with its time and author.

        Scopes: list_entry:read, list_configuration:read.
        """
        own = self._id(entry)
        of = attribute_argument("attribute", attribute)
        return self._holders.history(
            of,
            lambda position: list_entry_values.request(self.list, own, of, show_historic=True, **position),
            limit=limit,
        )

    async def replace_history(
        self, entry: str | Entry | EntryReference | R, attribute: str | ModelField, values: Iterable[PastValue]
    ) -> list[Value]:
        """Make these values all that an attribute ever had, and return them. What it had is gone; no webhook fires.

        values: 1 to 400, in any order, with gaps where there was none; those of an attribute that takes one value must
        not overlap, and none may lie in the future. Raises ValidationFailed, UniquenessConflict.

        Scopes: list_entry:read-write, list_configuration:read. Beta.
        """
        own = self._id(entry)
        of = attribute_argument("attribute", attribute)
        return await self._holders.replace_history(
            of, values, lambda named, body: replace_entry_values.request(self.list, own, named, body=body)
        )

    def views(
        self, *, show_archived: bool = False, page_size: int | None = None, limit: int | None = None
    ) -> Listing[View]:
        """The saved views of the list. page_size: 1,000 at most and by default. limit: views in all.

        Scopes: list_configuration:read.
        """
        return self._session.listing(
            lambda position: list_list_views.request(self.list, show_archived=show_archived, **position),
            View.from_json,
            page_size=page_size,
            limit=limit,
        )

    def _id(self, entry: str | Entry | EntryReference | R) -> str:
        check_read(entry, name="entry")
        if isinstance(entry, EntryModel):
            return self._holders.id(entry.entry or entry.id)
        if isinstance(entry, EntryReference):
            # By slug on one side and by id on the other, nothing tells whether it is the same list.
            named = entry.list_id if is_uuid(self.list) else entry.list
            if named and named != self.list:
                raise InvalidInput(attribute="entry", given=entry, accepted=f"an entry of {self.list}")
            return self._holders.id(entry.id)
        return self._holders.id(entry)

    async def _parent(self, parent: str | Located) -> RecordReference:
        """The record that is meant. Of an id alone, the list says what object it is of, as long as there is one."""
        if not isinstance(parent, str):
            return record_of(parent, name="parent")
        record_id = path_argument("parent", parent, f"{RECORD}, or a record id")
        objects = await self._session.parent_objects_of(self.list)
        if len(objects) == 1:
            return RecordReference(objects[0], record_id)
        takes = f"{self.list} takes records of {' and '.join(objects)}" if objects else "nothing is looked up here"
        raise InvalidInput(attribute="parent", given=parent, accepted=f"{RECORD}; {takes}")


def entry_body(parent: RecordReference, encoded: dict[str, Any]) -> dict[str, Any]:
    """The body of a request that puts a record into a list."""
    return {"data": {"parent_object": parent.object, "parent_record_id": parent.id, "entry_values": encoded}}
