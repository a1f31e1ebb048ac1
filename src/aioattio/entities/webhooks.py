"""Webhook subscriptions: what is sent where."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import evolve, field, frozen

from aioattio.entities.base import Entity, Raw, many, moment, own_id, text
from aioattio.entities.readers import read_text

__all__ = ["NewWebhook", "Subscription", "Webhook"]


def _filter(raw: Raw) -> Mapping[str, Any] | None:
    found = raw.get("filter")
    return found if isinstance(found, Mapping) else None


@frozen
class Subscription:
    """One kind of event that a webhook sends: `Subscription("record.created")`.

    event_type: one of Attio's, see `aioattio_openapi.attio.models.webhook_event_type`; filter: conditions on the event
    as Attio's JSON, `{"$and": [{"field": "id.object_id", "operator": "equals", "value": "..."}]}`; None for all events.
    """

    event_type: str
    filter: Mapping[str, Any] | None = field(default=None, hash=False)

    @classmethod
    def from_json(cls, raw: Raw) -> Self:
        return cls(read_text(raw, "event_type"), _filter(raw))

    def to_dict(self) -> dict[str, Any]:
        """As Attio's JSON."""
        return {"event_type": self.event_type, "filter": None if self.filter is None else dict(self.filter)}


@frozen(kw_only=True)
class Webhook(Entity):
    """A webhook: which events go to which address. status: "active", "degraded" or "inactive" (open)."""

    id: str = own_id("webhook_id")
    target_url: str = text()
    status: str = text()
    subscriptions: tuple[Subscription, ...] = many(Subscription.from_json)
    created_at: datetime | None = moment(show=False)


@frozen(kw_only=True)
class NewWebhook(Webhook):
    """A webhook that was just made.

    secret: what its events are signed with. Attio shows it this once; it is neither in repr() nor in `raw`.
    """

    secret: str = field(default="", repr=False)

    @classmethod
    def from_json(cls, raw: Raw) -> Self:
        public = {key: value for key, value in raw.items() if key != "secret"}
        return evolve(super().from_json(public), secret=read_text(raw, "secret"))
