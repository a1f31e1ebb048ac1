# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class SelectOptionId(Model):
    """At SelectOption.id."""

    attribute_id: str
    object_id: str
    option_id: str
    workspace_id: str


SelectOptionId._fields = (
    ("attribute_id", "attribute_id", None),
    ("object_id", "object_id", None),
    ("option_id", "option_id", None),
    ("workspace_id", "workspace_id", None),
)
SelectOptionId._required = frozenset({"attribute_id", "object_id", "option_id", "workspace_id"})
