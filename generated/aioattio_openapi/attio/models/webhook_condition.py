# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import Model

if TYPE_CHECKING:
    from .webhook_operator import WebhookOperator


@define(kw_only=True)
class WebhookCondition(Model):
    """At WebhookFilter.$and.[].|equals, WebhookFilter.$and.[].|not_equals, WebhookFilter.$or.[].|equals and 1 more places."""

    field: str
    operator: str | WebhookOperator
    value: str


WebhookCondition._fields = (
    ("field", "field", None),
    ("operator", "operator", None),
    ("value", "value", None),
)
WebhookCondition._required = frozenset({"field", "operator", "value"})
