# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpdateMeetingBody(Model):
    """At update_meeting.body."""

    data: UpdateMeetingData


from .update_meeting_data import UpdateMeetingData

UpdateMeetingBody._fields = (("data", "data", UpdateMeetingData.read),)
UpdateMeetingBody._required = frozenset({"data"})
