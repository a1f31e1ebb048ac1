# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill
from ...request import set_only as _set_only
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...models.value_list import ValueList


def request(
    object_: str,
    record_id: str,
    attribute: str,
    *,
    limit: int | None | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    show_historic: bool | None | Unset = UNSET,
) -> Request[ValueList]:
    """Lists the values of one attribute of a record, past ones too if asked.

    GET /v2/objects/{object}/records/{record_id}/attributes/{attribute}/values
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: offset-query.
    Scopes: record_permission:read, object_configuration:read.
    """
    _operation = _OPERATIONS["list_record_values"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"object": object_, "record_id": record_id, "attribute": attribute}),
        parse=_parse,
        params=_set_only(
            {
                "limit": limit,
                "offset": offset,
                "show_historic": show_historic,
            }
        ),
    )


def parse(data: Any) -> ValueList:
    """Reads the decoded JSON of an answer."""
    from ...models.value_list import ValueList

    read: ValueList = ValueList.read(data)
    return read


_parse = parse
