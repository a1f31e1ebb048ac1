# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill


def request(
    webhook_id: str,
) -> Request[None]:
    """Deletes one webhook.

    DELETE /v2/webhooks/{webhook_id}
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: webhook:read-write.
    Answers tokens of a workspace only, not those of a user.
    """
    _operation = _OPERATIONS["delete_webhook"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"webhook_id": webhook_id}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> None:
    """Reads the decoded JSON of an answer, which says nothing but that it was done."""
    return None


_parse = parse
