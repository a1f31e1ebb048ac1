# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class OverwriteActivityRecordBody(Model):
    """At overwrite_activity_record.body."""

    data: OverwriteActivityRecordData


from .overwrite_activity_record_data import OverwriteActivityRecordData

OverwriteActivityRecordBody._fields = (("data", "data", OverwriteActivityRecordData.read),)
OverwriteActivityRecordBody._required = frozenset({"data"})
