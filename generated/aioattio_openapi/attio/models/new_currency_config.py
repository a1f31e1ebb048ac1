# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import Model

if TYPE_CHECKING:
    from .currency_code import CurrencyCode
if TYPE_CHECKING:
    from .currency_display_type import CurrencyDisplayType


@define(kw_only=True)
class NewCurrencyConfig(Model):
    """At NewAttributeConfig.currency."""

    default_currency_code: CurrencyCode
    display_type: CurrencyDisplayType


NewCurrencyConfig._fields = (
    ("default_currency_code", "default_currency_code", None),
    ("display_type", "display_type", None),
)
NewCurrencyConfig._required = frozenset({"default_currency_code", "display_type"})
