# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class NewWebhookAllFilter(Model):
    """At NewWebhookSubscription.filter.|{$and}."""

    and_: list[NewWebhookCondition]


from .new_webhook_condition import NewWebhookCondition

NewWebhookAllFilter._fields = (("and_", "$and", list_of(NewWebhookCondition.read)),)
NewWebhookAllFilter._required = frozenset({"$and"})
