# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import Model

if TYPE_CHECKING:
    from .email_role import EmailRole


@define(kw_only=True)
class EmailParticipant(Model):
    """At Email.participants.[]."""

    email_address: str
    email_domain: str
    name: None | str
    role: EmailRole | str


EmailParticipant._fields = (
    ("email_address", "email_address", None),
    ("email_domain", "email_domain", None),
    ("name", "name", None),
    ("role", "role", None),
)
EmailParticipant._required = frozenset({"email_address", "email_domain", "name", "role"})
