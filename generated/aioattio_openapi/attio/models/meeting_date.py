# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class MeetingDate(Model):
    """At MeetingData.end.|{date}, MeetingData.start.|{date}."""

    date: str


MeetingDate._fields = (("date", "date", None),)
MeetingDate._required = frozenset({"date"})
