# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpdateObjectBody(Model):
    """At update_object.body."""

    data: UpdateObjectData


from .update_object_data import UpdateObjectData

UpdateObjectBody._fields = (("data", "data", UpdateObjectData.read),)
UpdateObjectBody._required = frozenset({"data"})
