# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import define

from ..types import UNSET, Model, Unset

if TYPE_CHECKING:
    from .currency_code import CurrencyCode


@define(kw_only=True)
class StaticCurrencyValue(Model):
    """At #output-value.|currency."""

    attribute_type: Literal["currency"] = "currency"
    currency_value: float | str
    currency_code: CurrencyCode | None | str | Unset = UNSET


StaticCurrencyValue._fields = (
    ("attribute_type", "attribute_type", None),
    ("currency_value", "currency_value", None),
    ("currency_code", "currency_code", None),
)
StaticCurrencyValue._required = frozenset({"attribute_type", "currency_value"})
StaticCurrencyValue._constants = {"attribute_type": "currency"}
