# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class WebhookList(Model):
    """At list_webhooks.response."""

    data: list[Webhook]


from .webhook import Webhook

WebhookList._fields = (("data", "data", list_of(Webhook.read)),)
WebhookList._required = frozenset({"data"})
