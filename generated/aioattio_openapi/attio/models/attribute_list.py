# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class AttributeList(Model):
    """At list_attributes.response."""

    data: list[Attribute]


from .attribute import Attribute

AttributeList._fields = (("data", "data", list_of(Attribute.read)),)
AttributeList._required = frozenset({"data"})
