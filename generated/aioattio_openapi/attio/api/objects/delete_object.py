# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill


def request(
    object_: str,
) -> Request[None]:
    """Deletes a custom object together with its records.

    DELETE /v2/objects/{object}
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: object_configuration:read-write, record_permission:read-write.
    """
    _operation = _OPERATIONS["delete_object"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"object": object_}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> None:
    """Reads the decoded JSON of an answer, which says nothing but that it was done."""
    return None


_parse = parse
