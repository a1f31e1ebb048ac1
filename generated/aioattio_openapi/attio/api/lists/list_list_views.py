# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS
from ...request import Request, fill, set_only
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...models.list_view_list import ListViewList


def request(
    list_: str,
    *,
    cursor: str | None | Unset = UNSET,
    limit: int | None | Unset = UNSET,
    show_archived: bool | None | Unset = UNSET,
) -> Request[ListViewList]:
    """Lists the saved views of a list.

    GET /v2/lists/{list}/views
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: cursor-query; default limit 500; max limit 1000.
    Scopes: list_configuration:read.
    """
    operation = OPERATIONS["list_list_views"]
    return Request(
        operation=operation,
        path=fill(operation.path, {"list": list_}),
        parse=parse,
        params=set_only(
            {
                "cursor": cursor,
                "limit": limit,
                "show_archived": show_archived,
            }
        ),
    )


def parse(data: Any) -> ListViewList:
    """Reads the decoded JSON of an answer."""
    from ...models.list_view_list import ListViewList

    read: ListViewList = ListViewList.read(data)
    return read
