# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import json_body as _json_body

if TYPE_CHECKING:
    from ...models.comment_response import CommentResponse
    from ...models.create_comment_body import CreateCommentBody


def request(
    *,
    body: CreateCommentBody | Mapping[str, Any],
) -> Request[CommentResponse]:
    """Writes a comment on a record or list entry, or into a thread.

    POST /v2/comments
    Counts as a write; must not be repeated when its outcome is unknown.
    Scopes: comment:read-write.
    Scopes when on=records: object_configuration:read, record_permission:read.
    Scopes when on=list-entries: list_configuration:read, list_entry:read.
    """
    _operation = _OPERATIONS["create_comment"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> CommentResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.comment_response import CommentResponse

    read: CommentResponse = CommentResponse.read(data)
    return read


_parse = parse
