# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS
from ...request import Request, json_body

if TYPE_CHECKING:
    from ...models.query_sql_body import QuerySqlBody
    from ...models.sql_response import SqlResponse


def request(
    *,
    body: QuerySqlBody | Mapping[str, Any],
) -> Request[SqlResponse]:
    """Runs one read-only SQL statement over the records.

    POST /v2/sql
    Counts as a read; may be repeated when its outcome is unknown.
    At most 2 per second.
    Scopes: record_permission:read, object_configuration:read.
    Stability: beta.
    """
    operation = OPERATIONS["query_sql"]
    return Request(
        operation=operation,
        path=operation.path,
        parse=parse,
        params={},
        json=json_body(body),
    )


def parse(data: Any) -> SqlResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.sql_response import SqlResponse

    read: SqlResponse = SqlResponse.read(data)
    return read
