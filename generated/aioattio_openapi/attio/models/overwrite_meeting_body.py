# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class OverwriteMeetingBody(Model):
    """At overwrite_meeting.body."""

    data: OverwriteMeetingData


from .overwrite_meeting_data import OverwriteMeetingData

OverwriteMeetingBody._fields = (("data", "data", OverwriteMeetingData.read),)
OverwriteMeetingBody._required = frozenset({"data"})
