# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request

if TYPE_CHECKING:
    from ...models.list_list import ListList


def request() -> Request[ListList]:
    """Lists the lists that the token may see.

    GET /v2/lists
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes: list_configuration:read.
    """
    _operation = _OPERATIONS["list_lists"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params={},
    )


def parse(data: Any) -> ListList:
    """Reads the decoded JSON of an answer."""
    from ...models.list_list import ListList

    read: ListList = ListList.read(data)
    return read


_parse = parse
