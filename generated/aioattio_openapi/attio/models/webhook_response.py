# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class WebhookResponse(Model):
    """At get_webhook.response, update_webhook.response."""

    data: Webhook


from .webhook import Webhook

WebhookResponse._fields = (("data", "data", Webhook.read),)
WebhookResponse._required = frozenset({"data"})
