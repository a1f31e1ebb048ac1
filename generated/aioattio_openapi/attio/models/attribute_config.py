# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class AttributeConfig(Model):
    """At Attribute.config."""

    currency: CurrencyConfig
    record_reference: RecordReferenceConfig


from .currency_config import CurrencyConfig
from .record_reference_config import RecordReferenceConfig

AttributeConfig._fields = (
    ("currency", "currency", CurrencyConfig.read),
    ("record_reference", "record_reference", RecordReferenceConfig.read),
)
AttributeConfig._required = frozenset({"currency", "record_reference"})
