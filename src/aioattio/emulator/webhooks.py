"""The webhook subscriptions of the workspace."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

from aioattio.emulator.bodies import Changes
from aioattio.emulator.errors import Refusal, not_found
from aioattio.emulator.timestamps import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aioattio.emulator.workspace import Workspace

EventType = Literal[
    "activity.created",
    "activity.updated",
    "activity.deleted",
    "activity-attribute.created",
    "activity-attribute.updated",
    "activity-record.created",
    "activity-record.deleted",
    "call-recording.created",
    "comment.created",
    "comment.resolved",
    "comment.unresolved",
    "comment.deleted",
    "list.created",
    "list.updated",
    "list.deleted",
    "list-attribute.created",
    "list-attribute.updated",
    "list-entry.created",
    "list-entry.updated",
    "list-entry.deleted",
    "object-attribute.created",
    "object-attribute.updated",
    "note.created",
    "note-content.updated",
    "note.updated",
    "note.deleted",
    "record.created",
    "record.merged",
    "record.updated",
    "record.deleted",
    "task.created",
    "task.updated",
    "task.deleted",
    "workspace-member.created",
]


class Condition(Struct, forbid_unknown_fields=True):
    field: str
    operator: Literal["equals", "not_equals"]
    value: str


class Filter(Struct, forbid_unknown_fields=True, omit_defaults=True):
    all: list[Condition] | None = msgspec.field(default=None, name="$and")
    any: list[Condition] | None = msgspec.field(default=None, name="$or")

    def __post_init__(self) -> None:
        if (self.all is None) == (self.any is None):
            raise ValueError("a filter has either $and or $or")


class Subscription(Struct, forbid_unknown_fields=True):
    event_type: EventType
    filter: Filter | None


class NewWebhook(Struct):
    target_url: str
    subscriptions: list[Subscription]

    def __post_init__(self) -> None:
        _check_target(self.target_url)


class WebhookChanges(Changes):
    target_url: str | UnsetType = UNSET
    subscriptions: list[Subscription] | UnsetType = UNSET

    def __post_init__(self) -> None:
        if self.target_url is not UNSET:
            _check_target(self.target_url)


@dataclass(slots=True, eq=False)
class Webhook:
    id: str
    target_url: str
    subscriptions: list[Subscription]
    created_at: int
    secret: str
    status: Literal["active", "degraded", "inactive"] = "active"


class Webhooks:
    """Each event with each filter goes to an address once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._webhooks: dict[str, Webhook] = {}

    def all(self) -> list[Webhook]:
        """Oldest first."""
        return list(self._webhooks.values())

    def find(self, webhook_id: str) -> Webhook:
        """Raises a 404."""
        webhook = self._webhooks.get(webhook_id)
        if webhook is None:
            raise not_found(f'Webhook with ID "{webhook_id}" was not found')
        return webhook

    def create(self, new: NewWebhook) -> Webhook:
        """Raises a 409 where one of its subscriptions is there already."""
        self._check_unique(new.target_url, new.subscriptions, None)
        now = self._workspace.clock.tick()
        webhook = Webhook(str(uuid.uuid4()), new.target_url, new.subscriptions, now, secrets.token_hex(32))
        self._webhooks[webhook.id] = webhook
        return webhook

    def change(self, webhook: Webhook, changes: WebhookChanges) -> None:
        target = webhook.target_url if changes.target_url is UNSET else changes.target_url
        subscriptions = webhook.subscriptions if changes.subscriptions is UNSET else changes.subscriptions
        self._check_unique(target, subscriptions, webhook)
        webhook.target_url, webhook.subscriptions = target, subscriptions

    def delete(self, webhook: Webhook) -> None:
        del self._webhooks[webhook.id]

    def describe(self, webhook: Webhook) -> dict[str, Any]:
        """Without its secret."""
        return {
            "id": {"workspace_id": self._workspace.id, "webhook_id": webhook.id},
            "target_url": webhook.target_url,
            "subscriptions": msgspec.to_builtins(webhook.subscriptions),
            "status": webhook.status,
            "created_at": render(webhook.created_at),
        }

    def _check_unique(self, target: str, wanted: Sequence[Subscription], own: Webhook | None) -> None:
        taken = {
            _key(other.target_url, one)
            for other in self._webhooks.values()
            if other is not own
            for one in other.subscriptions
        }
        for one in wanted:
            key = _key(target, one)
            if key in taken:
                message = f'There already is a subscription to "{one.event_type}" with this target URL and filter'
                raise Refusal(409, "uniqueness_conflict", message)
            taken.add(key)


def _key(target: str, subscription: Subscription) -> tuple[str, bytes]:
    return target, msgspec.json.encode(subscription)


def _check_target(url: str) -> None:
    if not url.startswith("https://") or len(url) == len("https://") or len(url.split()) > 1:
        raise ValueError("target_url must be a URL that begins with https://")
