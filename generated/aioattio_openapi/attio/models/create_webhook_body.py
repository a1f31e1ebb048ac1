# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CreateWebhookBody(Model):
    """At create_webhook.body."""

    data: CreateWebhookData


from .create_webhook_data import CreateWebhookData

CreateWebhookBody._fields = (("data", "data", CreateWebhookData.read),)
CreateWebhookBody._required = frozenset({"data"})
