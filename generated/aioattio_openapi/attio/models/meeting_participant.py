# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import Model

if TYPE_CHECKING:
    from .participant_status import ParticipantStatus


@define(kw_only=True)
class MeetingParticipant(Model):
    """At Meeting.participants.[]."""

    email_address: None | str
    is_organizer: bool
    name: None | str
    status: ParticipantStatus | str


MeetingParticipant._fields = (
    ("email_address", "email_address", None),
    ("is_organizer", "is_organizer", None),
    ("name", "name", None),
    ("status", "status", None),
)
MeetingParticipant._required = frozenset({"email_address", "is_organizer", "name", "status"})
