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
    from ...models.attribute_target import AttributeTarget
    from ...models.select_option_response import SelectOptionResponse
    from ...models.update_option_body import UpdateOptionBody


def request(
    target: AttributeTarget,
    identifier: str,
    attribute: str,
    option: str,
    *,
    body: UpdateOptionBody | Mapping[str, Any],
) -> Request[SelectOptionResponse]:
    """Renames or archives an option of a select attribute.

    PATCH /v2/{target}/{identifier}/attributes/{attribute}/options/{option}
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes when target=objects: object_configuration:read-write.
    Scopes when target=lists: list_configuration:read-write.
    """
    _operation = _OPERATIONS["update_option"]
    return _Request(
        operation=_operation,
        path=_fill(
            _operation.path,
            {"target": target, "identifier": identifier, "attribute": attribute, "option": option},
        ),
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> SelectOptionResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.select_option_response import SelectOptionResponse

    read: SelectOptionResponse = SelectOptionResponse.read(data)
    return read


_parse = parse
