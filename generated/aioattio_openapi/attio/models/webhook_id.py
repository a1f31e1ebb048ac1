# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class WebhookId(Model):
    """At Webhook.id."""

    webhook_id: str
    workspace_id: str


WebhookId._fields = (
    ("webhook_id", "webhook_id", None),
    ("workspace_id", "workspace_id", None),
)
WebhookId._required = frozenset({"webhook_id", "workspace_id"})
