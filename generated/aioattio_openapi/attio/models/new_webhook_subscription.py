# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import Model, one_of

if TYPE_CHECKING:
    from .webhook_event_type import WebhookEventType


@define(kw_only=True)
class NewWebhookSubscription(Model):
    """At CreateWebhookData.subscriptions.[], UpdateWebhookData.subscriptions.[]."""

    event_type: WebhookEventType
    filter_: NewWebhookAllFilter | NewWebhookAnyFilter | None


from .new_webhook_all_filter import NewWebhookAllFilter
from .new_webhook_any_filter import NewWebhookAnyFilter

NewWebhookSubscription._fields = (
    ("event_type", "event_type", None),
    ("filter_", "filter", one_of(NewWebhookAllFilter, NewWebhookAnyFilter)),
)
NewWebhookSubscription._required = frozenset({"event_type", "filter"})
