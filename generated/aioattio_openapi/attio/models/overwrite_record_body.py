# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class OverwriteRecordBody(Model):
    """At overwrite_record.body."""

    data: OverwriteRecordData


from .overwrite_record_data import OverwriteRecordData

OverwriteRecordBody._fields = (("data", "data", OverwriteRecordData.read),)
OverwriteRecordBody._required = frozenset({"data"})
