# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CreateEntryBody(Model):
    """At create_entry.body."""

    data: CreateEntryData


from .create_entry_data import CreateEntryData

CreateEntryBody._fields = (("data", "data", CreateEntryData.read),)
CreateEntryBody._required = frozenset({"data"})
