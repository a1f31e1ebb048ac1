# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ReplaceEntryValuesBody(Model):
    """At replace_entry_values.body."""

    data: ReplaceValuesData


from .replace_values_data import ReplaceValuesData

ReplaceEntryValuesBody._fields = (("data", "data", ReplaceValuesData.read),)
ReplaceEntryValuesBody._required = frozenset({"data"})
