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
    from ...models.attribute_list import AttributeList
    from ...models.attribute_target import AttributeTarget


def request(
    target: AttributeTarget,
    identifier: str,
    *,
    limit: int | None | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    show_archived: bool | None | Unset = UNSET,
) -> Request[AttributeList]:
    """Lists the attributes of an object or list, in the order shown in Attio.

    GET /v2/{target}/{identifier}/attributes
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: offset-query.
    Scopes when target=objects: object_configuration:read.
    Scopes when target=lists: list_configuration:read.
    """
    _operation = _OPERATIONS["list_attributes"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"target": target, "identifier": identifier}),
        parse=_parse,
        params=_set_only(
            {
                "limit": limit,
                "offset": offset,
                "show_archived": show_archived,
            }
        ),
    )


def parse(data: Any) -> AttributeList:
    """Reads the decoded JSON of an answer."""
    from ...models.attribute_list import AttributeList

    read: AttributeList = AttributeList.read(data)
    return read


_parse = parse
