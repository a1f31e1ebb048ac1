# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import set_only as _set_only
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...models.email_list import EmailList


def request(
    *,
    cursor: str | None | Unset = UNSET,
    domain: str | None | Unset = UNSET,
    exclude_automated_participants: bool | None | Unset = UNSET,
    limit: int | None | Unset = UNSET,
    linked_object: str | None | Unset = UNSET,
    linked_record_ids: str | None | Unset = UNSET,
    participants: str | None | Unset = UNSET,
    sent_after: None | str | None | Unset = UNSET,
    sent_before: None | str | None | Unset = UNSET,
) -> Request[EmailList]:
    """Lists emails by linked record, participant or domain; at least one of them is needed.

    GET /v2/emails
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: cursor-query; default limit 25; max limit 50.
    Scopes: email:read, record_permission:read, object_configuration:read.
    Answers tokens of a workspace only, not those of a user.
    Stability: alpha.
    """
    _operation = _OPERATIONS["list_emails"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params=_set_only(
            {
                "cursor": cursor,
                "domain": domain,
                "exclude_automated_participants": exclude_automated_participants,
                "limit": limit,
                "linked_object": linked_object,
                "linked_record_ids": linked_record_ids,
                "participants": participants,
                "sent_after": sent_after,
                "sent_before": sent_before,
            }
        ),
    )


def parse(data: Any) -> EmailList:
    """Reads the decoded JSON of an answer."""
    from ...models.email_list import EmailList

    read: EmailList = EmailList.read(data)
    return read


_parse = parse
