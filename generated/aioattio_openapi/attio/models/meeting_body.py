# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class MeetingBody(Model):
    """At create_meeting.body."""

    data: MeetingData


from .meeting_data import MeetingData

MeetingBody._fields = (("data", "data", MeetingData.read),)
MeetingBody._required = frozenset({"data"})
