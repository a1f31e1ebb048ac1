# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import json_body as _json_body

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
    _operation = _OPERATIONS["query_sql"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> SqlResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.sql_response import SqlResponse

    read: SqlResponse = SqlResponse.read(data)
    return read


_parse = parse
