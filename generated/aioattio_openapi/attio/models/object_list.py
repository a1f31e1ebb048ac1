# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class ObjectList(Model):
    """At list_objects.response."""

    data: list[Object]


from .object_ import Object

ObjectList._fields = (("data", "data", list_of(Object.read)),)
ObjectList._required = frozenset({"data"})
