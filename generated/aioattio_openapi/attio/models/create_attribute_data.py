# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import UNSET, Model, Unset, one_of

if TYPE_CHECKING:
    from .new_attribute_type import NewAttributeType


@define(kw_only=True)
class CreateAttributeData(Model):
    """At CreateAttributeBody.data."""

    api_slug: str
    config: NewAttributeConfig
    description: None | str
    is_multiselect: bool
    is_required: bool
    is_unique: bool
    title: str
    type_: NewAttributeType
    default_value: NewDynamicDefault | NewStaticDefault | None | Unset = UNSET
    relationship: NewRelationship | None | Unset = UNSET


from .new_attribute_config import NewAttributeConfig
from .new_dynamic_default import NewDynamicDefault
from .new_relationship import NewRelationship
from .new_static_default import NewStaticDefault

CreateAttributeData._fields = (
    ("api_slug", "api_slug", None),
    ("config", "config", NewAttributeConfig.read),
    ("description", "description", None),
    ("is_multiselect", "is_multiselect", None),
    ("is_required", "is_required", None),
    ("is_unique", "is_unique", None),
    ("title", "title", None),
    ("type_", "type", None),
    ("default_value", "default_value", one_of(NewDynamicDefault, NewStaticDefault)),
    ("relationship", "relationship", NewRelationship.read),
)
CreateAttributeData._required = frozenset(
    {"api_slug", "config", "description", "is_multiselect", "is_required", "is_unique", "title", "type"}
)
