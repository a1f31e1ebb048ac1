# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset


@define(kw_only=True)
class MeetingTime(Model):
    """At Meeting.end.|{datetime,timezone}, Meeting.end.|{date}, Meeting.start.|{datetime,timezone} and 1 more places."""

    date: str | Unset = UNSET
    datetime_: str | Unset = UNSET
    timezone: None | str | Unset = UNSET


MeetingTime._fields = (
    ("date", "date", None),
    ("datetime_", "datetime", None),
    ("timezone", "timezone", None),
)
