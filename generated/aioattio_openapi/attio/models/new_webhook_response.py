# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class NewWebhookResponse(Model):
    """At create_webhook.response."""

    data: Webhook


from .webhook import Webhook

NewWebhookResponse._fields = (("data", "data", Webhook.read),)
NewWebhookResponse._required = frozenset({"data"})
