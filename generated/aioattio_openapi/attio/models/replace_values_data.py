# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset, list_of


@define(kw_only=True)
class ReplaceValuesData(Model):
    """At ReplaceEntryValuesBody.data, ReplaceRecordValuesBody.data."""

    values: list[DatedValue]
    replace_history: bool | Unset = UNSET


from .dated_value import DatedValue

ReplaceValuesData._fields = (
    ("values", "values", list_of(DatedValue.read)),
    ("replace_history", "replace_history", None),
)
ReplaceValuesData._required = frozenset({"values"})
