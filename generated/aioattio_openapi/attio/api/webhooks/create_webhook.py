# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import json_body as _json_body

if TYPE_CHECKING:
    from ...models.create_webhook_body import CreateWebhookBody
    from ...models.new_webhook_response import NewWebhookResponse


def request(
    *,
    body: CreateWebhookBody | Mapping[str, Any],
) -> Request[NewWebhookResponse]:
    """Creates a webhook; its secret is shown only in this answer.

    POST /v2/webhooks
    Counts as a write; must not be repeated when its outcome is unknown.
    Scopes: webhook:read-write.
    Answers tokens of a workspace only, not those of a user.
    """
    _operation = _OPERATIONS["create_webhook"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> NewWebhookResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.new_webhook_response import NewWebhookResponse

    read: NewWebhookResponse = NewWebhookResponse.read(data)
    return read


_parse = parse
