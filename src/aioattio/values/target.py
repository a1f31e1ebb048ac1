"""What a value is written to, and what that takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from aioattio.errors import InvalidInput, shortened
from aioattio.schema.choices import Choices
from aioattio.schema.definitions import Attribute, Definitions

__all__ = ["UNIQUE", "Target"]

# The attribute by which a bare text names a record of a standard object, and the key of its value.
UNIQUE = {
    "companies": ("domains", "domain"),
    "people": ("email_addresses", "email_address"),
    "users": ("user_id", "value"),
    "workspaces": ("workspace_id", "value"),
}

_ACCEPTED: Mapping[str, str] = {
    "text": "str",
    "number": "int, Decimal, finite float or plain decimal text, with up to 4 decimal places",
    "currency": "int, Decimal, finite float or plain decimal text, with up to 4 decimal places and no symbol",
    "rating": "int from 0 to 5",
    "checkbox": 'True, False, "true" or "false"',
    "date": 'date, datetime (naive = UTC) or ISO 8601 text such as "2026-01-31"',
    "timestamp": 'datetime (naive = UTC), date (midnight UTC) or ISO 8601 text such as "2026-01-31T09:00:00Z"',
    "personal-name": 'Name("Ada", "Lovelace"), or "Lovelace, Ada" (without a comma it is the first name)',
    "email-address": 'an e-mail address such as "ada@example.com"',
    "phone-number": (
        'a number with its country such as "+441632960001", '
        'or {"original_phone_number": "01632 960001", "country_code": "GB"}'
    ),
    "domain": 'a domain or URL such as "example.com"',
    "select": "title or id of an option",
    "status": "title or id of a status",
    "actor-reference": "e-mail address or id of a workspace member, WorkspaceMember or ActorReference",
    "location": 'Location(locality="Paris", country_code="FR"), or an address in one line of text',
}


@frozen
class Target:
    """The attribute that is written, the definitions it belongs to, and its options or statuses where known."""

    attribute: Attribute
    definitions: Definitions
    choices: Choices | None = None

    @property
    def is_read_only(self) -> bool:
        return self.attribute.type == "interaction" or not self.attribute.is_writable

    @property
    def accepted(self) -> str:
        """What the attribute takes, in words."""
        return _ACCEPTED.get(self.attribute.type) or self._references()

    def refuse(
        self, given: Any, accepted: str | None = None, *, why: str = "", is_nothing: bool = False
    ) -> InvalidInput:
        """why: what is wrong, where that is more than not being what is accepted; is_nothing: given to clear it."""
        accepted = accepted or self.accepted
        is_nothing = is_nothing or given is None or (isinstance(given, str) and not given.strip())
        if is_nothing and not self.is_read_only:
            accepted += "; None or [] clears it"
        name, kind = self.attribute.slug, self.attribute.type
        message = f"{name} ({kind}): cannot take {shortened(given)}{why and f', {why}'}; accepted: {accepted}"
        return InvalidInput(message, attribute=name, type=kind, given=given, accepted=accepted)

    def _references(self) -> str:
        accepted = "a Record or RecordReference(object, id)"
        allowed = self.attribute.allowed_object_ids or ()
        slugs = [self.definitions.object_slug(object_id) or object_id for object_id in allowed]
        if slugs:
            accepted += f" of {' or '.join(slugs)}"
        if len(slugs) == 1:
            accepted += ", or its record id"
            if slugs[0] in UNIQUE:
                accepted += f", or its {UNIQUE[slugs[0]][0]} value"
        return accepted
