# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class SelectOption(Model):
    """At #select-option."""

    id: SelectOptionId
    is_archived: bool
    title: str


from .select_option_id import SelectOptionId

SelectOption._fields = (
    ("id", "id", SelectOptionId.read),
    ("is_archived", "is_archived", None),
    ("title", "title", None),
)
SelectOption._required = frozenset({"id", "is_archived", "title"})
