# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpdateActivityBody(Model):
    """At update_activity.body."""

    data: UpdateActivityData


from .update_activity_data import UpdateActivityData

UpdateActivityBody._fields = (("data", "data", UpdateActivityData.read),)
UpdateActivityBody._required = frozenset({"data"})
