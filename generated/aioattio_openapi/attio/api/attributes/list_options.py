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
    from ...models.select_option_list import SelectOptionList


def request(
    target: AttributeTarget,
    identifier: str,
    attribute: str,
    *,
    show_archived: bool | None | Unset = UNSET,
) -> Request[SelectOptionList]:
    """Lists the options of a select attribute.

    GET /v2/{target}/{identifier}/attributes/{attribute}/options
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes when target=objects: object_configuration:read.
    Scopes when target=lists: list_configuration:read.
    """
    _operation = _OPERATIONS["list_options"]
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


def parse(data: Any) -> SelectOptionList:
    """Reads the decoded JSON of an answer."""
    from ...models.select_option_list import SelectOptionList

    read: SelectOptionList = SelectOptionList.read(data)
    return read


_parse = parse
