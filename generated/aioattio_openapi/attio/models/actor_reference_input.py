# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class ActorReferenceInput(Model):
    """At #input-value.|{referenced_actor_id,referenced_actor_type}."""

    referenced_actor_id: str
    referenced_actor_type: Literal["workspace-member"] = "workspace-member"


ActorReferenceInput._fields = (
    ("referenced_actor_id", "referenced_actor_id", None),
    ("referenced_actor_type", "referenced_actor_type", None),
)
ActorReferenceInput._required = frozenset({"referenced_actor_id", "referenced_actor_type"})
ActorReferenceInput._constants = {"referenced_actor_type": "workspace-member"}
