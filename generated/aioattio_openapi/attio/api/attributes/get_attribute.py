# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill

if TYPE_CHECKING:
    from ...models.attribute_response import AttributeResponse
    from ...models.attribute_target import AttributeTarget


def request(
    target: AttributeTarget,
    identifier: str,
    attribute: str,
) -> Request[AttributeResponse]:
    """Reads one attribute of an object or list.

    GET /v2/{target}/{identifier}/attributes/{attribute}
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes when target=objects: object_configuration:read.
    Scopes when target=lists: list_configuration:read.
    """
    _operation = _OPERATIONS["get_attribute"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"target": target, "identifier": identifier, "attribute": attribute}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> AttributeResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.attribute_response import AttributeResponse

    read: AttributeResponse = AttributeResponse.read(data)
    return read


_parse = parse
