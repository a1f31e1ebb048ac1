# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class OverwriteEntryBody(Model):
    """At overwrite_entry.body."""

    data: OverwriteEntryData


from .overwrite_entry_data import OverwriteEntryData

OverwriteEntryBody._fields = (("data", "data", OverwriteEntryData.read),)
OverwriteEntryBody._required = frozenset({"data"})
