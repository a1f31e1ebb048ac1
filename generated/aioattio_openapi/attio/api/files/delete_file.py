# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill


def request(
    file_id: str,
) -> Request[None]:
    """Deletes a file, or a folder with everything in it.

    DELETE /v2/files/{file_id}
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: file:read-write, object_configuration:read, record_permission:read.
    Stability: beta.
    """
    _operation = _OPERATIONS["delete_file"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"file_id": file_id}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> None:
    """Reads the decoded JSON of an answer, which says nothing but that it was done."""
    return None


_parse = parse
