# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import Model, one_of

if TYPE_CHECKING:
    from .attribute_type import AttributeType


@define(kw_only=True)
class Attribute(Model):
    """At #attribute."""

    api_slug: str
    config: AttributeConfig
    created_at: str
    default_value: DynamicDefault | None | StaticDefault | UnknownVariant
    description: None | str
    id: AttributeId
    is_archived: bool
    is_default_value_enabled: bool
    is_multiselect: bool
    is_required: bool
    is_system_attribute: bool
    is_unique: bool
    is_writable: bool
    relationship: AttributeRelationship | None
    title: str
    type_: AttributeType | str


from .attribute_config import AttributeConfig
from .attribute_id import AttributeId
from .attribute_relationship import AttributeRelationship
from .dynamic_default import DynamicDefault
from .static_default import StaticDefault
from .unknown_variant import UnknownVariant

Attribute._fields = (
    ("api_slug", "api_slug", None),
    ("config", "config", AttributeConfig.read),
    ("created_at", "created_at", None),
    ("default_value", "default_value", one_of(DynamicDefault, StaticDefault, UnknownVariant)),
    ("description", "description", None),
    ("id", "id", AttributeId.read),
    ("is_archived", "is_archived", None),
    ("is_default_value_enabled", "is_default_value_enabled", None),
    ("is_multiselect", "is_multiselect", None),
    ("is_required", "is_required", None),
    ("is_system_attribute", "is_system_attribute", None),
    ("is_unique", "is_unique", None),
    ("is_writable", "is_writable", None),
    ("relationship", "relationship", AttributeRelationship.read),
    ("title", "title", None),
    ("type_", "type", None),
)
Attribute._required = frozenset(
    {
        "api_slug",
        "config",
        "created_at",
        "default_value",
        "description",
        "id",
        "is_archived",
        "is_default_value_enabled",
        "is_multiselect",
        "is_required",
        "is_system_attribute",
        "is_unique",
        "is_writable",
        "relationship",
        "title",
        "type",
    }
)
