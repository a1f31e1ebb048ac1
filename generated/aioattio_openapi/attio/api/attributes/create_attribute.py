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
    from ...models.attribute_response import AttributeResponse
    from ...models.attribute_target import AttributeTarget
    from ...models.create_attribute_body import CreateAttributeBody


def request(
    target: AttributeTarget,
    identifier: str,
    *,
    body: CreateAttributeBody | Mapping[str, Any],
) -> Request[AttributeResponse]:
    """Adds an attribute to an object or list.

    POST /v2/{target}/{identifier}/attributes
    Counts as a write; must not be repeated when its outcome is unknown.
    Scopes when target=objects: object_configuration:read-write.
    Scopes when target=lists: list_configuration:read-write.
    """
    _operation = _OPERATIONS["create_attribute"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"target": target, "identifier": identifier}),
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> AttributeResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.attribute_response import AttributeResponse

    read: AttributeResponse = AttributeResponse.read(data)
    return read


_parse = parse
