# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class SelectOptionList(Model):
    """At list_options.response."""

    data: list[SelectOption]


from .select_option import SelectOption

SelectOptionList._fields = (("data", "data", list_of(SelectOption.read)),)
SelectOptionList._required = frozenset({"data"})
