# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ActivityRecordResponse(Model):
    """At create_activity_record.response, get_activity_record.response, overwrite_activity_record.response and 2 more places."""

    data: ActivityRecord


from .activity_record import ActivityRecord

ActivityRecordResponse._fields = (("data", "data", ActivityRecord.read),)
ActivityRecordResponse._required = frozenset({"data"})
