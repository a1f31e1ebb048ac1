# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import UNSET, Model, Unset

if TYPE_CHECKING:
    from .actor_type import ActorType


@define(kw_only=True)
class Actor(Model):
    """At ActivityAttributeCreatedEvent.actor, ActivityAttributeUpdatedEvent.actor, ActivityCreatedEvent.actor and 61 more places."""

    id: None | str | Unset = UNSET
    type_: ActorType | None | str | Unset = UNSET


Actor._fields = (
    ("id", "id", None),
    ("type_", "type", None),
)
