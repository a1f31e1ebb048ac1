"""The webhook subscriptions of the workspace."""

from __future__ import annotations

from aioattio.emulator.bodies import read_body
from aioattio.emulator.errors import invalid
from aioattio.emulator.operations.answers import data, paged
from aioattio.emulator.routing import Call, route
from aioattio.emulator.webhooks import NewWebhook, Webhook, WebhookChanges, Webhooks

_LEAST = 10


def list_webhooks(call: Call) -> bytes:
    page = paged(_webhooks(call).all(), call.query, default=_LEAST, high=100)
    if int(call.query.get("limit", _LEAST)) < _LEAST:
        raise invalid(f"limit must be at least {_LEAST}", "limit", expected="integer")
    return data([_webhooks(call).describe(webhook) for webhook in page])


def create_webhook(call: Call) -> bytes:
    """The only answer that shows the secret."""
    webhook = _webhooks(call).create(read_body(call.body, NewWebhook))
    return data({**_webhooks(call).describe(webhook), "secret": webhook.secret})


def get_webhook(call: Call) -> bytes:
    return data(_webhooks(call).describe(_webhook(call)))


def update_webhook(call: Call) -> bytes:
    webhook = _webhook(call)
    _webhooks(call).change(webhook, read_body(call.body, WebhookChanges))
    return data(_webhooks(call).describe(webhook))


def delete_webhook(call: Call) -> bytes:
    _webhooks(call).delete(_webhook(call))
    return b"{}"


def _webhooks(call: Call) -> Webhooks:
    return call.workspace.store(Webhooks)


def _webhook(call: Call) -> Webhook:
    return _webhooks(call).find(call.path["webhook_id"])


_ONE = "/v2/webhooks/{webhook_id}"
ROUTES = (
    route("GET", "/v2/webhooks", "webhook:read", list_webhooks),
    route("POST", "/v2/webhooks", "webhook:read-write", create_webhook),
    route("GET", _ONE, "webhook:read", get_webhook),
    route("PATCH", _ONE, "webhook:read-write", update_webhook),
    route("DELETE", _ONE, "webhook:read-write", delete_webhook),
)
