# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Any

from ...operations import OPERATIONS
from ...request import Request, fill


def request(
    file_id: str,
) -> Request[None]:
    """Deletes a file, or a folder with everything in it.

    DELETE /v2/files/{file_id}
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: file:read-write, object_configuration:read, record_permission:read.
    Stability: beta.
    """
    operation = OPERATIONS["delete_file"]
    return Request(
        operation=operation,
        path=fill(operation.path, {"file_id": file_id}),
        parse=parse,
        params={},
    )


def parse(data: Any) -> None:
    """Reads the decoded JSON of an answer, which says nothing but that it was done."""
    return None
