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
    from ...models.update_webhook_body import UpdateWebhookBody
    from ...models.webhook_response import WebhookResponse


def request(
    webhook_id: str,
    *,
    body: UpdateWebhookBody | Mapping[str, Any],
) -> Request[WebhookResponse]:
    """Changes the address or the subscriptions of a webhook.

    PATCH /v2/webhooks/{webhook_id}
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: webhook:read-write.
    Answers tokens of a workspace only, not those of a user.
    """
    _operation = _OPERATIONS["update_webhook"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"webhook_id": webhook_id}),
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> WebhookResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.webhook_response import WebhookResponse

    read: WebhookResponse = WebhookResponse.read(data)
    return read


_parse = parse
