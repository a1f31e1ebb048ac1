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
    from ...models.object_view_list import ObjectViewList


def request(
    object_: str,
    *,
    cursor: str | None | Unset = UNSET,
    limit: int | None | Unset = UNSET,
    show_archived: bool | None | Unset = UNSET,
) -> Request[ObjectViewList]:
    """Lists the saved views of an object.

    GET /v2/objects/{object}/views
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: cursor-query; default limit 500; max limit 1000.
    Scopes: object_configuration:read.
    """
    _operation = _OPERATIONS["list_object_views"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"object": object_}),
        parse=_parse,
        params=_set_only(
            {
                "cursor": cursor,
                "limit": limit,
                "show_archived": show_archived,
            }
        ),
    )


def parse(data: Any) -> ObjectViewList:
    """Reads the decoded JSON of an answer."""
    from ...models.object_view_list import ObjectViewList

    read: ObjectViewList = ObjectViewList.read(data)
    return read


_parse = parse
