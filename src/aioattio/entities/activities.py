"""Activity types: what kinds of things can happen."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from aioattio.entities.base import Entity, Raw, flag, many, moment, own_id, text
from aioattio.entities.readers import read_text

__all__ = ["Activity"]


def _slug_of(raw: Raw) -> str:
    return read_text(raw, "schema_slug")


@frozen(kw_only=True)
class Activity(Entity):
    """An activity type; what happened: `attio.activity_records(activity.slug)`.

    slug: Attio's `api_slug`; extends: slugs of the types whose attributes it has, too.
    """

    id: str = own_id("activity_id")
    slug: str = text("api_slug")
    singular_noun: str = text()
    plural_noun: str = text()
    extends: tuple[str, ...] = many(_slug_of)
    is_system_activity: bool = flag(show=False)
    created_at: datetime | None = moment(show=False)
