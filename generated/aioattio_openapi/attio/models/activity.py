# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class Activity(Model):
    """At #activity."""

    api_slug: str
    created_at: str
    extends: list[ActivityExtends]
    id: ActivityId
    is_system_activity: bool
    plural_noun: str
    singular_noun: str


from .activity_extends import ActivityExtends
from .activity_id import ActivityId

Activity._fields = (
    ("api_slug", "api_slug", None),
    ("created_at", "created_at", None),
    ("extends", "extends", list_of(ActivityExtends.read)),
    ("id", "id", ActivityId.read),
    ("is_system_activity", "is_system_activity", None),
    ("plural_noun", "plural_noun", None),
    ("singular_noun", "singular_noun", None),
)
Activity._required = frozenset(
    {"api_slug", "created_at", "extends", "id", "is_system_activity", "plural_noun", "singular_noun"}
)
