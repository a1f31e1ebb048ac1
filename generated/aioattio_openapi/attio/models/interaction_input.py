# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import Model

if TYPE_CHECKING:
    from .interaction_type import InteractionType


@define(kw_only=True)
class InteractionInput(Model):
    """At #input-value.|{interacted_at,interaction_type,owner_actor}."""

    interacted_at: str
    interaction_type: InteractionType
    owner_actor: ActorInput


from .actor_input import ActorInput

InteractionInput._fields = (
    ("interacted_at", "interacted_at", None),
    ("interaction_type", "interaction_type", None),
    ("owner_actor", "owner_actor", ActorInput.read),
)
InteractionInput._required = frozenset({"interacted_at", "interaction_type", "owner_actor"})
