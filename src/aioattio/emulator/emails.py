"""E-mails as the mailboxes of the workspace see them. Only Attio itself adds any."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Literal

from msgspec import Meta, Struct

from aioattio.emulator.meetings import NewLink, describe_linked, find_linked
from aioattio.emulator.timestamps import parse, render

if TYPE_CHECKING:
    from aioattio.emulator.records import Record
    from aioattio.emulator.workspace import Workspace


class NewEmailParticipant(Struct):
    role: Literal["from", "reply-to", "to", "cc", "bcc"]
    email_address: Annotated[str, Meta(pattern="@")]
    name: str | None = None

    @property
    def domain(self) -> str:
        return self.email_address.rpartition("@")[2].lower()


class NewEmail(Struct):
    """is_shown: False for one that this workspace may not see; it leaves a gap in its page."""

    sent_at: str
    participants: list[NewEmailParticipant]
    subject_line: str | None = None
    direction: Literal["inbound", "outbound"] = "inbound"
    linked_records: list[NewLink] = []
    is_shown: bool = True

    def __post_init__(self) -> None:
        parse(self.sent_at)


@dataclass(slots=True, eq=False)
class Email:
    id: str
    mailbox_id: str
    sent_at: int
    new: NewEmail
    linked: dict[Record, None] = field(default_factory=dict["Record", None])

    def has(self, addresses: set[str], domain: str | None) -> bool:
        """Whether one of these e-mail addresses, or anybody of the domain, wrote or got it."""
        people = self.new.participants
        return any(one.email_address.lower() in addresses or one.domain == domain for one in people)

    @property
    def is_automated(self) -> bool:
        """Whether a machine takes part, as far as the address tells."""
        machines = ("noreply", "no-reply", "donotreply", "mailer-daemon", "notifications")
        return any(one.email_address.lower().startswith(machines) for one in self.new.participants)


class Emails:
    """The e-mails of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._emails: list[Email] = []

    def newest_first(self) -> list[Email]:
        return sorted(self._emails, key=lambda email: (email.sent_at, email.id), reverse=True)

    def add(self, new: NewEmail) -> Email:
        """Raises a 400 for a linked record that does not exist."""
        workspace = self._workspace
        linked = find_linked(workspace, new.linked_records)
        email = Email(str(uuid.uuid4()), workspace.stable_id("mailbox"), parse(new.sent_at), new, linked)
        self._emails.append(email)
        return email

    def describe(self, email: Email) -> dict[str, Any]:
        return {
            "id": {"workspace_id": self._workspace.id, "mailbox_id": email.mailbox_id, "email_id": email.id},
            "sent_at": render(email.sent_at),
            "direction": email.new.direction,
            "subject_line": email.new.subject_line,
            "participants": [
                {
                    "role": one.role,
                    "email_address": one.email_address,
                    "email_domain": one.domain,
                    "name": one.name,
                }
                for one in email.new.participants
            ],
            "linked_records": describe_linked(email.linked),
        }
