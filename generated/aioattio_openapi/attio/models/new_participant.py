# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import UNSET, Model, Unset

if TYPE_CHECKING:
    from .participant_status import ParticipantStatus


@define(kw_only=True)
class NewParticipant(Model):
    """At MeetingData.participants.[]."""

    is_organizer: bool
    status: ParticipantStatus
    email_address: str | Unset = UNSET
    name: str | Unset = UNSET


NewParticipant._fields = (
    ("is_organizer", "is_organizer", None),
    ("status", "status", None),
    ("email_address", "email_address", None),
    ("name", "name", None),
)
NewParticipant._required = frozenset({"is_organizer", "status"})
