# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpdateWebhookBody(Model):
    """At update_webhook.body."""

    data: UpdateWebhookData


from .update_webhook_data import UpdateWebhookData

UpdateWebhookBody._fields = (("data", "data", UpdateWebhookData.read),)
UpdateWebhookBody._required = frozenset({"data"})
