# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset, one_of


@define(kw_only=True)
class UpdateAttributeData(Model):
    """At UpdateAttributeBody.data."""

    api_slug: str | Unset = UNSET
    config: NewAttributeConfig | Unset = UNSET
    default_value: NewDynamicDefault | NewStaticDefault | None | Unset = UNSET
    description: None | str | Unset = UNSET
    is_archived: bool | Unset = UNSET
    is_required: bool | Unset = UNSET
    is_unique: bool | Unset = UNSET
    title: str | Unset = UNSET


from .new_attribute_config import NewAttributeConfig
from .new_dynamic_default import NewDynamicDefault
from .new_static_default import NewStaticDefault

UpdateAttributeData._fields = (
    ("api_slug", "api_slug", None),
    ("config", "config", NewAttributeConfig.read),
    ("default_value", "default_value", one_of(NewDynamicDefault, NewStaticDefault)),
    ("description", "description", None),
    ("is_archived", "is_archived", None),
    ("is_required", "is_required", None),
    ("is_unique", "is_unique", None),
    ("title", "title", None),
)
