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
    from ...models.attribute_target import AttributeTarget
    from ...models.status_list import StatusList


def request(
    target: AttributeTarget,
    identifier: str,
    attribute: str,
    *,
    show_archived: bool | None | Unset = UNSET,
) -> Request[StatusList]:
    """Lists the statuses of a status attribute.

    GET /v2/{target}/{identifier}/attributes/{attribute}/statuses
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes when target=objects: object_configuration:read.
    Scopes when target=lists: list_configuration:read.
    """
    _operation = _OPERATIONS["list_statuses"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"target": target, "identifier": identifier, "attribute": attribute}),
        parse=_parse,
        params=_set_only(
            {
                "show_archived": show_archived,
            }
        ),
    )


def parse(data: Any) -> StatusList:
    """Reads the decoded JSON of an answer."""
    from ...models.status_list import StatusList

    read: StatusList = StatusList.read(data)
    return read


_parse = parse
