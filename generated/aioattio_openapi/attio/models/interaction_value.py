# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import define

from ..types import Model

if TYPE_CHECKING:
    from .interaction_type import InteractionType


@define(kw_only=True)
class InteractionValue(Model):
    """At ActivityRecordValues.{}.[].|interaction, EntryValues.{}.[].|interaction, RecordValues.{}.[].|interaction and 1 more places."""

    active_from: str
    active_until: None | str
    attribute_type: Literal["interaction"] = "interaction"
    created_by_actor: Actor
    interacted_at: str
    interaction_type: InteractionType | str
    owner_actor: Actor


from .actor import Actor

InteractionValue._fields = (
    ("active_from", "active_from", None),
    ("active_until", "active_until", None),
    ("attribute_type", "attribute_type", None),
    ("created_by_actor", "created_by_actor", Actor.read),
    ("interacted_at", "interacted_at", None),
    ("interaction_type", "interaction_type", None),
    ("owner_actor", "owner_actor", Actor.read),
)
InteractionValue._required = frozenset(
    {
        "active_from",
        "active_until",
        "attribute_type",
        "created_by_actor",
        "interacted_at",
        "interaction_type",
        "owner_actor",
    }
)
InteractionValue._constants = {"attribute_type": "interaction"}
