# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset


@define(kw_only=True)
class NewAttributeConfig(Model):
    """At CreateAttributeData.config, UpdateAttributeData.config."""

    currency: NewCurrencyConfig | Unset = UNSET
    record_reference: NewRecordReferenceConfig | Unset = UNSET


from .new_currency_config import NewCurrencyConfig
from .new_record_reference_config import NewRecordReferenceConfig

NewAttributeConfig._fields = (
    ("currency", "currency", NewCurrencyConfig.read),
    ("record_reference", "record_reference", NewRecordReferenceConfig.read),
)
