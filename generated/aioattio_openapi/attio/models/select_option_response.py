# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class SelectOptionResponse(Model):
    """At create_option.response, update_option.response."""

    data: SelectOption


from .select_option import SelectOption

SelectOptionResponse._fields = (("data", "data", SelectOption.read),)
SelectOptionResponse._required = frozenset({"data"})
