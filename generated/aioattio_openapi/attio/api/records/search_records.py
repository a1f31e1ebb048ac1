# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import json_body as _json_body

if TYPE_CHECKING:
    from ...models.record_search_hits import RecordSearchHits
    from ...models.search_records_body import SearchRecordsBody


def request(
    *,
    body: SearchRecordsBody | Mapping[str, Any],
) -> Request[RecordSearchHits]:
    """Searches records of several objects by text; new records appear after a while.

    POST /v2/objects/records/search
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: limit-body; default limit 25; max limit 25.
    Scopes: record_permission:read, object_configuration:read.
    Stability: beta.
    """
    _operation = _OPERATIONS["search_records"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> RecordSearchHits:
    """Reads the decoded JSON of an answer."""
    from ...models.record_search_hits import RecordSearchHits

    read: RecordSearchHits = RecordSearchHits.read(data)
    return read


_parse = parse
