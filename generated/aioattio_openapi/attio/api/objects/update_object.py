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
    from ...models.object_response import ObjectResponse
    from ...models.update_object_body import UpdateObjectBody


def request(
    object_: str,
    *,
    body: UpdateObjectBody | Mapping[str, Any],
) -> Request[ObjectResponse]:
    """Changes the slug or the nouns of an object.

    PATCH /v2/objects/{object}
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: object_configuration:read-write.
    """
    _operation = _OPERATIONS["update_object"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"object": object_}),
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> ObjectResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.object_response import ObjectResponse

    read: ObjectResponse = ObjectResponse.read(data)
    return read


_parse = parse
