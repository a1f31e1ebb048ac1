# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class MeetingResponse(Model):
    """At create_meeting.response, get_meeting.response, overwrite_meeting.response and 1 more places."""

    data: Meeting


from .meeting import Meeting

MeetingResponse._fields = (("data", "data", Meeting.read),)
MeetingResponse._required = frozenset({"data"})
