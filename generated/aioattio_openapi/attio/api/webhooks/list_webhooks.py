# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import set_only as _set_only
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...models.webhook_list import WebhookList


def request(
    *,
    limit: int | None | Unset = UNSET,
    offset: int | None | Unset = UNSET,
) -> Request[WebhookList]:
    """Lists the webhooks of this integration.

    GET /v2/webhooks
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: offset-query; default limit 10; max limit 100; min limit 10.
    Scopes: webhook:read.
    Answers tokens of a workspace only, not those of a user.
    """
    _operation = _OPERATIONS["list_webhooks"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params=_set_only(
            {
                "limit": limit,
                "offset": offset,
            }
        ),
    )


def parse(data: Any) -> WebhookList:
    """Reads the decoded JSON of an answer."""
    from ...models.webhook_list import WebhookList

    read: WebhookList = WebhookList.read(data)
    return read


_parse = parse
