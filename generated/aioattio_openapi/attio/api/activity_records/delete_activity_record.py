# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Any

from ...operations import OPERATIONS
from ...request import Request, fill


def request(
    activity: str,
    record_id: str,
) -> Request[None]:
    """Deletes one activity record.

    DELETE /v2/activities/{activity}/records/{record_id}
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: activity_record:read-write, activity_configuration:read, object_configuration:read, record_permission:read.
    Stability: alpha.
    """
    operation = OPERATIONS["delete_activity_record"]
    return Request(
        operation=operation,
        path=fill(operation.path, {"activity": activity, "record_id": record_id}),
        parse=parse,
        params={},
    )


def parse(data: Any) -> None:
    """Reads the decoded JSON of an answer, which says nothing but that it was done."""
    return None
