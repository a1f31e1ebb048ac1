"""Sequences: who is not to be written to any more."""

from __future__ import annotations

from collections.abc import Iterable

from aioattio.entities.emails import UnsubscribedEmail
from aioattio.errors import InvalidInput
from aioattio.resources.items import addresses_of
from aioattio.session import Session
from aioattio_openapi.attio.api.sequences import unsubscribe_emails

__all__ = ["Sequences"]

MAX_ADDRESSES = 1_000
"""In one request."""


class Sequences:
    """Sequences: who is not to be written to any more."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def unsubscribe(self, email_addresses: Iterable[str]) -> list[UnsubscribedEmail]:
        """Let no sequence write to these addresses any more.

        Any number of them: 1,000 go into one request, one request after the other. Where one fails, those before it
        have happened; repeating the whole call is safe. Raises InvalidInput before the first is sent.

        Scopes: sequence_unsubscribe:read-write. Beta.
        """
        addresses = addresses_of(email_addresses, name="email_addresses")
        if not addresses:
            raise InvalidInput(attribute="email_addresses", given=addresses, accepted="at least one address")

        async def unsubscribed(part: list[str]) -> list[UnsubscribedEmail]:
            body = {"data": {"email_addresses": part}}
            listing = self._session.listing(
                lambda _: unsubscribe_emails.request(body=body), UnsubscribedEmail.from_json
            )
            return await listing.collect()

        done: list[UnsubscribedEmail] = []
        for start in range(0, len(addresses), MAX_ADDRESSES):
            done += await unsubscribed(addresses[start : start + MAX_ADDRESSES])
        return done
