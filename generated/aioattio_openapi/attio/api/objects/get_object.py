# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill

if TYPE_CHECKING:
    from ...models.object_response import ObjectResponse


def request(
    object_: str,
) -> Request[ObjectResponse]:
    """Reads one object by its slug or id.

    GET /v2/objects/{object}
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes: object_configuration:read.
    """
    _operation = _OPERATIONS["get_object"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"object": object_}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> ObjectResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.object_response import ObjectResponse

    read: ObjectResponse = ObjectResponse.read(data)
    return read


_parse = parse
