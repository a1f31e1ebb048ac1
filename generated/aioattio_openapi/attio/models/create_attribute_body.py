# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CreateAttributeBody(Model):
    """At create_attribute.body."""

    data: CreateAttributeData


from .create_attribute_data import CreateAttributeData

CreateAttributeBody._fields = (("data", "data", CreateAttributeData.read),)
CreateAttributeBody._required = frozenset({"data"})
