# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ObjectResponse(Model):
    """At create_object.response, get_object.response, update_object.response."""

    data: Object


from .object_ import Object

ObjectResponse._fields = (("data", "data", Object.read),)
ObjectResponse._required = frozenset({"data"})
