# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill
from ...request import json_body as _json_body

if TYPE_CHECKING:
    from ...models.replace_record_values_body import ReplaceRecordValuesBody
    from ...models.value_list import ValueList


def request(
    object_: str,
    record_id: str,
    attribute: str,
    *,
    body: ReplaceRecordValuesBody | Mapping[str, Any],
) -> Request[ValueList]:
    """Replaces the whole value history of one attribute of a record.

    PUT /v2/objects/{object}/records/{record_id}/attributes/{attribute}/values
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: record_permission:read-write, object_configuration:read.
    Stability: beta.
    """
    _operation = _OPERATIONS["replace_record_values"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"object": object_, "record_id": record_id, "attribute": attribute}),
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> ValueList:
    """Reads the decoded JSON of an answer."""
    from ...models.value_list import ValueList

    read: ValueList = ValueList.read(data)
    return read


_parse = parse
