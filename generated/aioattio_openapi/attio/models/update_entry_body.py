# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpdateEntryBody(Model):
    """At update_entry.body."""

    data: UpdateEntryData


from .update_entry_data import UpdateEntryData

UpdateEntryBody._fields = (("data", "data", UpdateEntryData.read),)
UpdateEntryBody._required = frozenset({"data"})
