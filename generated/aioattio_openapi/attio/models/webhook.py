# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import UNSET, Model, Unset, list_of

if TYPE_CHECKING:
    from .webhook_status import WebhookStatus


@define(kw_only=True)
class Webhook(Model):
    """At NewWebhookResponse.data, WebhookList.data.[], WebhookResponse.data."""

    created_at: str
    id: WebhookId
    status: str | WebhookStatus
    subscriptions: list[WebhookSubscription]
    target_url: str
    secret: str | Unset = UNSET


from .webhook_id import WebhookId
from .webhook_subscription import WebhookSubscription

Webhook._fields = (
    ("created_at", "created_at", None),
    ("id", "id", WebhookId.read),
    ("status", "status", None),
    ("subscriptions", "subscriptions", list_of(WebhookSubscription.read)),
    ("target_url", "target_url", None),
    ("secret", "secret", None),
)
Webhook._required = frozenset({"created_at", "id", "status", "subscriptions", "target_url"})
