"""The webhook subscriptions of the workspace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, get_args
from urllib.parse import urlsplit

from aioattio.entities.webhooks import NewWebhook, Subscription, Webhook
from aioattio.errors import InvalidInput
from aioattio.listing import Listing
from aioattio.resources.arguments import path_argument
from aioattio.resources.items import items_of
from aioattio.session import Session
from aioattio_openapi.attio.api.webhooks import (
    create_webhook,
    delete_webhook,
    get_webhook,
    list_webhooks,
    update_webhook,
)
from aioattio_openapi.attio.models.webhook_event_type import WebhookEventType

__all__ = ["Webhooks"]

EVENT_TYPES: tuple[str, ...] = get_args(WebhookEventType)
SUBSCRIPTIONS = "a list of event types, (event type, filter) pairs, Subscriptions or dicts in Attio's JSON"
FILTER = '{"$and": [...]} or {"$or": [...]} of {"field": "id.object_id", "operator": "equals", "value": "..."}'

MISSPELT = 0.9
"""How like a known event type one must look to be a slip of it. A type that Attio adds later looks less alike: another
verb of the same thing comes to 0.88 at most."""

Subscribed = str | Subscription | tuple[str, Mapping[str, Any] | None] | Mapping[str, Any]


class Webhooks:
    """The webhook subscriptions of the workspace. Wherever one is meant, its id or the Webhook itself will do."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(self, *, page_size: int | None = None, limit: int | None = None) -> Listing[Webhook]:
        """All webhooks that this token may see. page_size: 10 to 100, 100 by default. limit: webhooks in all.

        Scopes: webhook:read. Workspace tokens only.
        """
        return self._session.listing(
            lambda position: list_webhooks.request(**position),
            Webhook.from_json,
            identity=lambda webhook: webhook.id,
            page_size=page_size,
            limit=limit,
        )

    async def get(self, webhook: str | Webhook) -> Webhook:
        """One webhook, without its secret. Raises NotFound.

        Scopes: webhook:read. Workspace tokens only.
        """
        return await self._session.one(get_webhook.request(_id(webhook)), Webhook.from_json)

    async def create(self, target_url: str, subscriptions: Iterable[Subscribed]) -> NewWebhook:
        """Have events sent to an address; `.secret` of what comes back is shown this once.

            hook = await attio.webhooks.create("https://x.org/attio", ["record.created", "record.deleted"])

        target_url: https only. subscriptions: event types, each alone or with a filter: `("note.created", {"$and":
        [{"field": "actor.type", "operator": "equals", "value": "workspace-member"}]})`.
        Raises InvalidInput, ValidationFailed, UniquenessConflict where address, event and filter are there already. An
        answer that is lost raises OutcomeUnknown.

        Scopes: webhook:read-write. Workspace tokens only.
        """
        data = {"target_url": _target(target_url), "subscriptions": _subscriptions(subscriptions)}
        return await self._session.one(create_webhook.request(body={"data": data}), NewWebhook.from_json)

    async def update(
        self,
        webhook: str | Webhook,
        *,
        target_url: str | None = None,
        subscriptions: Iterable[Subscribed] | None = None,
    ) -> Webhook:
        """Change the address, or replace all subscriptions. Raises as `create`, and NotFound.

        Scopes: webhook:read-write. Workspace tokens only.
        """
        data: dict[str, Any] = {}
        if target_url is not None:
            data["target_url"] = _target(target_url)
        if subscriptions is not None:
            data["subscriptions"] = _subscriptions(subscriptions)
        if not data:
            raise InvalidInput(attribute="target_url", given=None, accepted="a target_url, subscriptions, or both")
        return await self._session.one(update_webhook.request(_id(webhook), body={"data": data}), Webhook.from_json)

    async def delete(self, webhook: str | Webhook) -> None:
        """Send no more events. Raises NotFound, unless a repetition of this very call found it gone.

        Scopes: webhook:read-write. Workspace tokens only.
        """
        await self._session.send(delete_webhook.request(_id(webhook)))


def _id(webhook: str | Webhook) -> str:
    given = webhook.id if isinstance(webhook, Webhook) else webhook
    return path_argument("webhook", given, "a webhook's id or a Webhook")


def _target(given: Any) -> str:
    try:
        parts = urlsplit(given) if isinstance(given, str) else None
    except ValueError:
        parts = None
    if parts is None or parts.scheme != "https" or not parts.hostname:
        raise InvalidInput(attribute="target_url", given=given, accepted="an address that begins with https://")
    return str(given)


def _subscriptions(given: Any) -> list[dict[str, Any]]:
    found = [_subscription(one) for one in items_of(given, name="subscriptions", accepted=SUBSCRIPTIONS)]
    if not found:
        raise InvalidInput(attribute="subscriptions", given=[], accepted="at least one event type")
    return [one.to_dict() for one in found]


def _subscription(given: Any) -> Subscription:
    if isinstance(given, str):
        given = Subscription(given)
    elif isinstance(given, tuple) and len(given) == 2:
        given = Subscription(*given)
    elif isinstance(given, Mapping) and "event_type" in given and set(given) <= {"event_type", "filter"}:
        given = Subscription(given["event_type"], given.get("filter"))
    if not isinstance(given, Subscription) or not isinstance(given.event_type, str):
        raise InvalidInput(attribute="subscriptions", given=given, accepted=SUBSCRIPTIONS)
    _check_event_type(given.event_type)
    if given.filter is not None:
        _check_filter(given.filter)
    return given


def _check_event_type(given: str) -> None:
    """Attio adds types without notice, so only what is almost a known one is refused."""
    if given in EVENT_TYPES:
        return
    nearest = get_close_matches(given.strip().lower(), EVENT_TYPES, n=1, cutoff=MISSPELT)
    if nearest or not given.strip():
        accepted = f"did you mean {nearest[0]!r}?" if nearest else "an event type: 'record.created'"
        raise InvalidInput(attribute="event_type", given=given, accepted=accepted)


def _check_filter(given: Any) -> None:
    joined = next(iter(given.values()), None) if isinstance(given, Mapping) and len(given) == 1 else None
    if not isinstance(joined, list | tuple) or not set(given) <= {"$and", "$or"}:
        raise InvalidInput(attribute="filter", given=given, accepted=FILTER)
    for condition in joined:
        parts = condition if isinstance(condition, Mapping) else {}
        is_whole = set(parts) == {"field", "operator", "value"} and all(isinstance(one, str) for one in parts.values())
        if not is_whole or parts["operator"] not in ("equals", "not_equals"):
            raise InvalidInput(attribute="filter", given=condition, accepted=FILTER)
