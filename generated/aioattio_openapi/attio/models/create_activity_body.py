# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CreateActivityBody(Model):
    """At create_activity.body."""

    data: CreateActivityData


from .create_activity_data import CreateActivityData

CreateActivityBody._fields = (("data", "data", CreateActivityData.read),)
CreateActivityBody._required = frozenset({"data"})
