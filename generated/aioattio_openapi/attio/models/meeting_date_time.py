# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset


@define(kw_only=True)
class MeetingDateTime(Model):
    """At MeetingData.end.|{datetime,timezone}, MeetingData.start.|{datetime,timezone}."""

    datetime_: str
    timezone: None | str | Unset = UNSET


MeetingDateTime._fields = (
    ("datetime_", "datetime", None),
    ("timezone", "timezone", None),
)
MeetingDateTime._required = frozenset({"datetime"})
