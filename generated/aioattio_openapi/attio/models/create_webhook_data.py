# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class CreateWebhookData(Model):
    """At CreateWebhookBody.data."""

    subscriptions: list[NewWebhookSubscription]
    target_url: str


from .new_webhook_subscription import NewWebhookSubscription

CreateWebhookData._fields = (
    ("subscriptions", "subscriptions", list_of(NewWebhookSubscription.read)),
    ("target_url", "target_url", None),
)
CreateWebhookData._required = frozenset({"subscriptions", "target_url"})
