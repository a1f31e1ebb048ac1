"""Records of one activity type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aioattio.activity_record import ActivityRecord
from aioattio.entities.activities import Activity
from aioattio.listing import Listing
from aioattio.resources.arguments import container_argument
from aioattio.resources.holders import Holders
from aioattio.resources.queries import AnyFilter, AnySort, Query
from aioattio.session import Session
from aioattio_openapi.attio.api.activity_records import (
    create_activity_record,
    delete_activity_record,
    get_activity_record,
    overwrite_activity_record,
    query_activity_records,
    update_activity_record,
    upsert_activity_record,
)

__all__ = ["ActivityRecords"]


class ActivityRecords:
    """`attio.activity_records("demos")`: what happened, of one activity type.

    Wherever an activity record is meant, its id or the ActivityRecord itself will do. Attio gives no definitions of
    their attributes: values are coerced by their Python type alone, and Attio judges.
    """

    def __init__(self, session: Session, activity: str | Activity) -> None:
        self._session, self.activity = session, container_argument("activity", activity, Activity, "calls")
        self._holders = Holders(session, ActivityRecord, self.activity, word="record", target=None, wrap=_as_it_is)

    def __repr__(self) -> str:
        return f"<ActivityRecords of {self.activity}>"

    def query(
        self,
        filter: AnyFilter | None = None,  # noqa: A002 - Attio's own word
        *,
        sort: AnySort | None = None,
        page_size: int | None = None,
        limit: int | None = None,
        concurrency: int = 1,
    ) -> Listing[ActivityRecord]:
        """Activity records that match `filter`, all without one.

        filter: a Filter such as `F.title.contains("demo")`, or a dict in Attio's JSON. sort: `F.title.asc()`, such a
        dict, or a list of them. page_size: records per request, 500 at most and by default. limit: records in all.
        concurrency: pages fetched at once; above 1 the walk is sorted by creation unless `sort` says otherwise. Raises
        InvalidInput, ValidationFailed (code filter_error), NotFound.

        Scopes: activity_record:read, activity_configuration:read, object_configuration:read, record_permission:read.
        Alpha.
        """
        return self._holders.query(
            lambda body: query_activity_records.request(self.activity, body=body),
            Query.of(filter, sort, concurrency=concurrency),
            page_size=page_size,
            limit=limit,
            concurrency=concurrency,
        )

    async def get(self, record: str | ActivityRecord) -> ActivityRecord:
        """One activity record. Raises NotFound.

        Scopes: activity_record:read, activity_configuration:read, object_configuration:read, record_permission:read.
        Alpha.
        """
        return await self._holders.read(get_activity_record.request(self.activity, self._holders.id(record)))

    async def create(self, values: Mapping[str, Any]) -> ActivityRecord:
        """Create an activity record.

        Never repeated blindly: an answer that is lost raises OutcomeUnknown. Raises UniquenessConflict where the value
        of a unique attribute is taken, ValidationFailed, Forbidden.

        Scopes: activity_record:read-write, activity_configuration:read, object_configuration:read,
        record_permission:read. Alpha.
        """
        return await self._holders.write(
            values, lambda encoded: create_activity_record.request(self.activity, body={"data": {"values": encoded}})
        )

    async def upsert(self, values: Mapping[str, Any], *, match: str) -> ActivityRecord:
        """Create the activity record, or update the one whose `match` attribute has the given value.

        match: slug of a unique attribute that is among `values`. Attio adds the values of a multiselect `match`
        attribute and makes EVERY OTHER multiselect equal to what is given here. Raises ValidationFailed
        (matching_attribute_definition_not_unique; multiple_match_results where several match), Forbidden.

        Scopes: activity_record:read-write, activity_configuration:read, object_configuration:read,
        record_permission:read. Alpha.
        """
        return await self._holders.write(
            values,
            lambda encoded: upsert_activity_record.request(
                self.activity, matching_attribute=match, body={"data": {"values": encoded}}
            ),
            match=match,
        )

    async def update(self, record: str | ActivityRecord, values: Mapping[str, Any]) -> ActivityRecord:
        """Change an activity record: single values are replaced, values of multiselects are ADDED to those there.

        Scopes: activity_record:read-write, activity_configuration:read, object_configuration:read,
        record_permission:read. Alpha.
        """
        own = self._holders.id(record)
        return await self._holders.write(
            values,
            lambda encoded: update_activity_record.request(self.activity, own, body={"data": {"values": encoded}}),
        )

    async def overwrite(self, record: str | ActivityRecord, values: Mapping[str, Any]) -> ActivityRecord:
        """Change an activity record: every attribute named becomes exactly what is given; None or [] clears it.

        Scopes: activity_record:read-write, activity_configuration:read, object_configuration:read,
        record_permission:read. Alpha.
        """
        own = self._holders.id(record)
        return await self._holders.write(
            values,
            lambda encoded: overwrite_activity_record.request(self.activity, own, body={"data": {"values": encoded}}),
        )

    async def delete(self, record: str | ActivityRecord) -> None:
        """Delete an activity record for good. Raises NotFound, unless this very call was repeated.

        Scopes: activity_record:read-write, activity_configuration:read, object_configuration:read,
        record_permission:read. Alpha.
        """
        await self._session.send(delete_activity_record.request(self.activity, self._holders.id(record)))


def _as_it_is(record: ActivityRecord) -> ActivityRecord:
    return record
