# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request

if TYPE_CHECKING:
    from ...models.object_list import ObjectList


def request() -> Request[ObjectList]:
    """Lists the objects of the workspace, standard and custom.

    GET /v2/objects
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes: object_configuration:read.
    """
    _operation = _OPERATIONS["list_objects"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params={},
    )


def parse(data: Any) -> ObjectList:
    """Reads the decoded JSON of an answer."""
    from ...models.object_list import ObjectList

    read: ObjectList = ObjectList.read(data)
    return read


_parse = parse
