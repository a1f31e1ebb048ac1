# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import define

from ..types import Model

if TYPE_CHECKING:
    from .interaction_type import InteractionType


@define(kw_only=True)
class StaticInteractionValue(Model):
    """At #output-value.|interaction."""

    attribute_type: Literal["interaction"] = "interaction"
    interacted_at: str
    interaction_type: InteractionType | str
    owner_actor: Actor


from .actor import Actor

StaticInteractionValue._fields = (
    ("attribute_type", "attribute_type", None),
    ("interacted_at", "interacted_at", None),
    ("interaction_type", "interaction_type", None),
    ("owner_actor", "owner_actor", Actor.read),
)
StaticInteractionValue._required = frozenset(
    {"attribute_type", "interacted_at", "interaction_type", "owner_actor"}
)
StaticInteractionValue._constants = {"attribute_type": "interaction"}
