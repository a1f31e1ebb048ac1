# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import UNSET, Model, Unset

if TYPE_CHECKING:
    from .sort_direction import SortDirection


@define(kw_only=True)
class AttributeSort(Model):
    """At QueryActivityRecordsBody.sorts.[].|{attribute,direction,field}, QueryEntriesBody.sorts.[].|{attribute,direction,field}, QueryRecordsBody.sorts.[].|{attribute,direction,field}."""

    attribute: str
    direction: SortDirection
    field: str | Unset = UNSET


AttributeSort._fields = (
    ("attribute", "attribute", None),
    ("direction", "direction", None),
    ("field", "field", None),
)
AttributeSort._required = frozenset({"attribute", "direction"})
