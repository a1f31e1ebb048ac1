# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class AttributeResponse(Model):
    """At create_attribute.response, get_attribute.response, update_attribute.response."""

    data: Attribute


from .attribute import Attribute

AttributeResponse._fields = (("data", "data", Attribute.read),)
AttributeResponse._required = frozenset({"data"})
