# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset, list_of


@define(kw_only=True)
class WebhookFilter(Model):
    """At WebhookSubscription.filter.|{$and}, WebhookSubscription.filter.|{$or}."""

    and_: list[WebhookCondition] | Unset = UNSET
    or_: list[WebhookCondition] | Unset = UNSET


from .webhook_condition import WebhookCondition

WebhookFilter._fields = (
    ("and_", "$and", list_of(WebhookCondition.read)),
    ("or_", "$or", list_of(WebhookCondition.read)),
)
