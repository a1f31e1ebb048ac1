# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class NewWebhookAnyFilter(Model):
    """At NewWebhookSubscription.filter.|{$or}."""

    or_: list[NewWebhookCondition]


from .new_webhook_condition import NewWebhookCondition

NewWebhookAnyFilter._fields = (("or_", "$or", list_of(NewWebhookCondition.read)),)
NewWebhookAnyFilter._required = frozenset({"$or"})
