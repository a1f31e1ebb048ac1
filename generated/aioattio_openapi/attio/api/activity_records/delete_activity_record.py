# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill


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
    _operation = _OPERATIONS["delete_activity_record"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"activity": activity, "record_id": record_id}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> None:
    """Reads the decoded JSON of an answer, which says nothing but that it was done."""
    return None


_parse = parse
