# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill

if TYPE_CHECKING:
    from ...models.webhook_response import WebhookResponse


def request(
    webhook_id: str,
) -> Request[WebhookResponse]:
    """Reads one webhook by its id.

    GET /v2/webhooks/{webhook_id}
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes: webhook:read.
    Answers tokens of a workspace only, not those of a user.
    """
    _operation = _OPERATIONS["get_webhook"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"webhook_id": webhook_id}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> WebhookResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.webhook_response import WebhookResponse

    read: WebhookResponse = WebhookResponse.read(data)
    return read


_parse = parse
