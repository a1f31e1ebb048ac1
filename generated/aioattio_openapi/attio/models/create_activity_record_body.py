# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CreateActivityRecordBody(Model):
    """At create_activity_record.body."""

    data: CreateActivityRecordData


from .create_activity_record_data import CreateActivityRecordData

CreateActivityRecordBody._fields = (("data", "data", CreateActivityRecordData.read),)
CreateActivityRecordBody._required = frozenset({"data"})
