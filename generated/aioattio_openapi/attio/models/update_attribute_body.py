# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpdateAttributeBody(Model):
    """At update_attribute.body."""

    data: UpdateAttributeData


from .update_attribute_data import UpdateAttributeData

UpdateAttributeBody._fields = (("data", "data", UpdateAttributeData.read),)
UpdateAttributeBody._required = frozenset({"data"})
