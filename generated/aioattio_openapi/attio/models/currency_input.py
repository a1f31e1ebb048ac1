# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CurrencyInput(Model):
    """At #input-value.|{currency_value}."""

    currency_value: float


CurrencyInput._fields = (("currency_value", "currency_value", None),)
CurrencyInput._required = frozenset({"currency_value"})
