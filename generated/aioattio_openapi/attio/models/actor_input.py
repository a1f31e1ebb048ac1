# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import UNSET, Model, Unset

if TYPE_CHECKING:
    from .actor_type import ActorType


@define(kw_only=True)
class ActorInput(Model):
    """At InteractionInput.owner_actor."""

    id: None | str | Unset = UNSET
    type_: ActorType | None | Unset = UNSET


ActorInput._fields = (
    ("id", "id", None),
    ("type_", "type", None),
)
