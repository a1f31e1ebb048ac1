# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import define

from ..types import Model

if TYPE_CHECKING:
    from .actor_type import ActorType


@define(kw_only=True)
class ActorReferenceValue(Model):
    """At ActivityRecordValues.{}.[].|actor-reference, EntryValues.{}.[].|actor-reference, RecordValues.{}.[].|actor-reference and 1 more places."""

    active_from: str
    active_until: None | str
    attribute_type: Literal["actor-reference"] = "actor-reference"
    created_by_actor: Actor
    referenced_actor_id: None | str
    referenced_actor_type: ActorType | str


from .actor import Actor

ActorReferenceValue._fields = (
    ("active_from", "active_from", None),
    ("active_until", "active_until", None),
    ("attribute_type", "attribute_type", None),
    ("created_by_actor", "created_by_actor", Actor.read),
    ("referenced_actor_id", "referenced_actor_id", None),
    ("referenced_actor_type", "referenced_actor_type", None),
)
ActorReferenceValue._required = frozenset(
    {
        "active_from",
        "active_until",
        "attribute_type",
        "created_by_actor",
        "referenced_actor_id",
        "referenced_actor_type",
    }
)
ActorReferenceValue._constants = {"attribute_type": "actor-reference"}
