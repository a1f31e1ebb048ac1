# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Any

from ...operations import OPERATIONS
from ...request import Request, fill


def request(
    activity: str,
) -> Request[None]:
    """Deletes an activity type together with its records.

    DELETE /v2/activities/{activity}
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: activity_configuration:read-write, activity_record:read-write.
    Stability: alpha.
    """
    operation = OPERATIONS["delete_activity"]
    return Request(
        operation=operation,
        path=fill(operation.path, {"activity": activity}),
        parse=parse,
        params={},
    )


def parse(data: Any) -> None:
    """Reads the decoded JSON of an answer, which says nothing but that it was done."""
    return None
