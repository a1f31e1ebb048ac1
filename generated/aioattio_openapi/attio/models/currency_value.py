# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import define

from ..types import UNSET, Model, Unset

if TYPE_CHECKING:
    from .currency_code import CurrencyCode


@define(kw_only=True)
class CurrencyValue(Model):
    """At ActivityRecordValues.{}.[].|currency, EntryValues.{}.[].|currency, RecordValues.{}.[].|currency and 1 more places."""

    active_from: str
    active_until: None | str
    attribute_type: Literal["currency"] = "currency"
    created_by_actor: Actor
    currency_value: float | str
    currency_code: CurrencyCode | None | str | Unset = UNSET


from .actor import Actor

CurrencyValue._fields = (
    ("active_from", "active_from", None),
    ("active_until", "active_until", None),
    ("attribute_type", "attribute_type", None),
    ("created_by_actor", "created_by_actor", Actor.read),
    ("currency_value", "currency_value", None),
    ("currency_code", "currency_code", None),
)
CurrencyValue._required = frozenset(
    {"active_from", "active_until", "attribute_type", "created_by_actor", "currency_value"}
)
CurrencyValue._constants = {"attribute_type": "currency"}
