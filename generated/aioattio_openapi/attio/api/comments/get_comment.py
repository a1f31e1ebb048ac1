# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill

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
    _operation = _OPERATIONS["get_comment"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"comment_id": comment_id}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> CommentResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.comment_response import CommentResponse

    read: CommentResponse = CommentResponse.read(data)
    return read


_parse = parse
