# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import Model

if TYPE_CHECKING:
    from .webhook_event_type import WebhookEventType


@define(kw_only=True)
class WebhookSubscription(Model):
    """At Webhook.subscriptions.[]."""

    event_type: str | WebhookEventType
    filter_: None | WebhookFilter


from .webhook_filter import WebhookFilter

WebhookSubscription._fields = (
    ("event_type", "event_type", None),
    ("filter_", "filter", WebhookFilter.read),
)
WebhookSubscription._required = frozenset({"event_type", "filter"})
