# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset, list_of


@define(kw_only=True)
class UpdateWebhookData(Model):
    """At UpdateWebhookBody.data."""

    subscriptions: list[NewWebhookSubscription] | Unset = UNSET
    target_url: str | Unset = UNSET


from .new_webhook_subscription import NewWebhookSubscription

UpdateWebhookData._fields = (
    ("subscriptions", "subscriptions", list_of(NewWebhookSubscription.read)),
    ("target_url", "target_url", None),
)
