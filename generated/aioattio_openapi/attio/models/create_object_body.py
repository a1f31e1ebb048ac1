# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CreateObjectBody(Model):
    """At create_object.body."""

    data: CreateObjectData


from .create_object_data import CreateObjectData

CreateObjectBody._fields = (("data", "data", CreateObjectData.read),)
CreateObjectBody._required = frozenset({"data"})
