# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request

if TYPE_CHECKING:
    from ...models.identity import Identity


def request() -> Request[Identity]:
    """Tells which workspace, scopes and member a token belongs to.

    GET /v2/self
    Counts as a read; may be repeated when its outcome is unknown.
    """
    _operation = _OPERATIONS["identify"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params={},
    )


def parse(data: Any) -> Identity:
    """Reads the decoded JSON of an answer."""
    from ...models.identity import Identity

    read: Identity = Identity.read(data)
    return read


_parse = parse
