# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class UpdateMeetingData(Model):
    """At UpdateMeetingBody.data."""

    linked_records: list[NewLinkedRecord]


from .new_linked_record import NewLinkedRecord

UpdateMeetingData._fields = (("linked_records", "linked_records", list_of(NewLinkedRecord.read)),)
UpdateMeetingData._required = frozenset({"linked_records"})
