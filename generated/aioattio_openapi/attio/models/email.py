# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import Model, list_of

if TYPE_CHECKING:
    from .email_direction import EmailDirection


@define(kw_only=True)
class Email(Model):
    """At #email."""

    direction: EmailDirection | str
    id: EmailId
    linked_records: list[LinkedRecord]
    participants: list[EmailParticipant]
    sent_at: str
    subject_line: None | str


from .email_id import EmailId
from .email_participant import EmailParticipant
from .linked_record import LinkedRecord

Email._fields = (
    ("direction", "direction", None),
    ("id", "id", EmailId.read),
    ("linked_records", "linked_records", list_of(LinkedRecord.read)),
    ("participants", "participants", list_of(EmailParticipant.read)),
    ("sent_at", "sent_at", None),
    ("subject_line", "subject_line", None),
)
Email._required = frozenset({"direction", "id", "linked_records", "participants", "sent_at", "subject_line"})
