# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import define

from ..types import Model

if TYPE_CHECKING:
    from .actor_type import ActorType


@define(kw_only=True)
class StaticActorReferenceValue(Model):
    """At #output-value.|actor-reference."""

    attribute_type: Literal["actor-reference"] = "actor-reference"
    referenced_actor_id: None | str
    referenced_actor_type: ActorType | str


StaticActorReferenceValue._fields = (
    ("attribute_type", "attribute_type", None),
    ("referenced_actor_id", "referenced_actor_id", None),
    ("referenced_actor_type", "referenced_actor_type", None),
)
StaticActorReferenceValue._required = frozenset(
    {"attribute_type", "referenced_actor_id", "referenced_actor_type"}
)
StaticActorReferenceValue._constants = {"attribute_type": "actor-reference"}
