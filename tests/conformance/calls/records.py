"""Records of any object, and of the standard ones."""

from __future__ import annotations

from typing import Any

from aioattio.values.past import PastValue
from tests.conformance.calls.samples import DAY, LATER, MOMENT, OTHER_RECORD, RECORD, SORTS, VIEW
from tests.conformance.recording import Call

VALUES = {"name": "Ada", "email_addresses": ["ada@example.com"], "score": 5, "is_customer": True}
FILTER = {"name": {"$contains": "Ada"}}


def of_object(object: str, values: dict[str, Any], match: str) -> dict[str, tuple[Call, ...]]:  # noqa: A002 - Attio's own word
    """The calls of one object by the operation that they send."""
    attribute = next(iter(values))
    return {
        "query_records": (
            lambda attio: attio.records(object).query().collect(),
            lambda attio: attio.records(object).query(FILTER, sort=SORTS, page_size=2).collect(),
            lambda attio: attio.records(object).query(view=VIEW, concurrency=2, limit=1).collect(),
        ),
        "get_record": (lambda attio: attio.records(object).get(RECORD),),
        "create_record": (lambda attio: attio.records(object).create(values),),
        "upsert_record": (lambda attio: attio.records(object).upsert(values, match=match),),
        "update_record": (lambda attio: attio.records(object).update(RECORD, values),),
        "overwrite_record": (lambda attio: attio.records(object).overwrite(RECORD, {**values, attribute: None}),),
        "delete_record": (lambda attio: attio.records(object).delete(RECORD),),
        "list_record_values": (
            lambda attio: attio.records(object).history(RECORD, attribute).collect(),
            lambda attio: attio.records(object).history(RECORD, attribute, limit=1).collect(),
        ),
        "replace_record_values": (
            lambda attio: attio.records(object).replace_history(RECORD, attribute, [PastValue("one", DAY)]),
            lambda attio: attio.records(object).replace_history(
                RECORD, attribute, [PastValue("one", MOMENT, LATER), PastValue("two", LATER)]
            ),
        ),
        "merge_records": (lambda attio: attio.records(object).merge(RECORD, OTHER_RECORD),),
        "list_object_views": (
            lambda attio: attio.records(object).views().collect(),
            lambda attio: attio.records(object).views(show_archived=True, page_size=2).collect(),
            lambda attio: attio.objects.views(object, show_archived=True, page_size=2).collect(),
        ),
        "list_record_entries": (
            lambda attio: attio.records(object).entries(RECORD).collect(),
            lambda attio: attio.records(object).entries(RECORD, page_size=2).collect(),
        ),
    }


CALLS: dict[str, tuple[Call, ...]] = of_object("vehicles", VALUES, "email_addresses")
