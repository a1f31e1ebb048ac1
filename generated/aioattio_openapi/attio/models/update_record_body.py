# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpdateRecordBody(Model):
    """At update_record.body."""

    data: UpdateRecordData


from .update_record_data import UpdateRecordData

UpdateRecordBody._fields = (("data", "data", UpdateRecordData.read),)
UpdateRecordBody._required = frozenset({"data"})
