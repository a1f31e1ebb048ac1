"""What Attio tells of e-mails (their text is not part of it), and who unsubscribed."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from aioattio.entities.base import Entity, many, maybe_text, moment, own_id, text
from aioattio.entities.meetings import LinkedRecord
from aioattio.entities.readers import read_mapping, read_text

__all__ = ["Email", "EmailParticipant", "UnsubscribedEmail"]


@frozen(kw_only=True)
class EmailParticipant(Entity):
    """Who sent or got an e-mail. role: "from", "reply-to", "to", "cc" or "bcc" (open)."""

    role: str = text()
    email_address: str = text()
    email_domain: str = text(show=False)
    name: str | None = maybe_text()


@frozen(kw_only=True)
class Email(Entity):
    """Metadata of an e-mail. direction: "inbound" or "outbound" (open).

    subject_line: None where the mailbox shares metadata only.
    """

    id: str = own_id("email_id")
    sent_at: datetime | None = moment()
    direction: str = text()
    subject_line: str | None = maybe_text()
    participants: tuple[EmailParticipant, ...] = many(EmailParticipant)
    linked_records: tuple[LinkedRecord, ...] = many(LinkedRecord, show=False)

    @property
    def mailbox_id(self) -> str:
        """Id of the mailbox that it was found in."""
        return read_text(read_mapping(self.raw, "id"), "mailbox_id")


@frozen(kw_only=True)
class UnsubscribedEmail(Entity):
    """An address that sequences do not write to any more. created_at: since when."""

    email_address: str = text()
    created_at: datetime | None = moment()
