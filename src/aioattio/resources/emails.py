"""Metadata of e-mails."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from aioattio.entities.emails import Email
from aioattio.errors import InvalidInput
from aioattio.listing import Listing
from aioattio.resources.items import addresses_of, items_of
from aioattio.resources.moments import moment_text
from aioattio.resources.references import Located, record_of
from aioattio.session import Session
from aioattio_openapi.attio.api.emails import list_emails

__all__ = ["Emails"]

_DOMAIN = re.compile(r"[^@\s/:,]+\.[^@\s/:,.]+")


class Emails:
    """Metadata of e-mails; their text is not in Attio's API."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(
        self,
        *,
        linked_records: Iterable[Located] | None = None,
        participants: Iterable[str] | None = None,
        domain: str | None = None,
        sent_after: datetime | date | str | None = None,
        sent_before: datetime | date | str | None = None,
        exclude_automated_participants: bool = False,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Listing[Email]:
        """E-mails by record, participant or domain.

        linked_records: records of one object; participants: e-mail addresses; domain: "x.org". At least one of these is
        needed, and what fits any of them is listed; addresses of the own workspace find nothing. sent_after,
        sent_before: bounds in time, UTC where no zone is said. page_size: 50 at most and by default; pages may be short
        or empty before the end, which the walk takes care of. limit: e-mails in all.

        Scopes: email:read, record_permission:read, object_configuration:read. Workspace tokens only. Alpha.
        """
        given: dict[str, Any] = {}
        if linked_records is not None:
            given |= _linked(linked_records)
        if participants is not None and (addresses := addresses_of(participants, name="participants")):
            given["participants"] = ",".join(addresses)
        if domain is not None:
            given["domain"] = _domain(domain)
        if not given:
            accepted = "at least one of linked_records, participants and domain"
            raise InvalidInput(attribute="participants", given=participants, accepted=accepted)
        for name, moment in (("sent_after", sent_after), ("sent_before", sent_before)):
            if moment is not None:
                given[name] = moment_text(moment, name=name)
        if exclude_automated_participants:
            given["exclude_automated_participants"] = True
        return self._session.listing(
            lambda position: list_emails.request(**given, **position),
            Email.from_json,
            page_size=page_size,
            limit=limit,
        )


def _linked(given: Any) -> dict[str, str]:
    accepted = "a list of Records, or of RecordReference('people', record id)"
    records = items_of(given, name="linked_records", accepted=accepted)
    references = [record_of(one, name="linked_records") for one in records]
    objects = {reference.object for reference in references}
    if len(objects) > 1:
        raise InvalidInput(attribute="linked_records", given=sorted(objects), accepted="records of one object")
    if not references:
        return {}
    ids = ",".join(reference.id for reference in references)
    return {"linked_object": objects.pop(), "linked_record_ids": ids}


def _domain(given: Any) -> str:
    if not isinstance(given, str) or not _DOMAIN.fullmatch(given.strip()):
        raise InvalidInput(attribute="domain", given=given, accepted="a domain: 'x.org'")
    return given.strip()
