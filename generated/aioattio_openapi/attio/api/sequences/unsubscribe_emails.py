# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import json_body as _json_body

if TYPE_CHECKING:
    from ...models.unsubscribe_emails_body import UnsubscribeEmailsBody
    from ...models.unsubscribed_email_list import UnsubscribedEmailList


def request(
    *,
    body: UnsubscribeEmailsBody | Mapping[str, Any],
) -> Request[UnsubscribedEmailList]:
    """Unsubscribes up to 1000 email addresses from sequences.

    POST /v2/sequences/unsubscribed_emails
    Counts as a write; may be repeated when its outcome is unknown.
    Scopes: sequence_unsubscribe:read-write.
    Stability: beta.
    """
    _operation = _OPERATIONS["unsubscribe_emails"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> UnsubscribedEmailList:
    """Reads the decoded JSON of an answer."""
    from ...models.unsubscribed_email_list import UnsubscribedEmailList

    read: UnsubscribedEmailList = UnsubscribedEmailList.read(data)
    return read


_parse = parse
