# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS
from ...request import Request, fill

if TYPE_CHECKING:
    from ...models.comment_response import CommentResponse


def request(
    comment_id: str,
) -> Request[CommentResponse]:
    """Reads one comment by its id.

    GET /v2/comments/{comment_id}
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes: comment:read.
    Scopes when on=records: object_configuration:read, record_permission:read.
    Scopes when on=list-entries: list_configuration:read, list_entry:read.
    """
    operation = OPERATIONS["get_comment"]
    return Request(
        operation=operation,
        path=fill(operation.path, {"comment_id": comment_id}),
        parse=parse,
        params={},
    )


def parse(data: Any) -> CommentResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.comment_response import CommentResponse

    read: CommentResponse = CommentResponse.read(data)
    return read
