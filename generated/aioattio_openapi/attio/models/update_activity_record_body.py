# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpdateActivityRecordBody(Model):
    """At update_activity_record.body."""

    data: UpdateActivityRecordData


from .update_activity_record_data import UpdateActivityRecordData

UpdateActivityRecordBody._fields = (("data", "data", UpdateActivityRecordData.read),)
UpdateActivityRecordBody._required = frozenset({"data"})
