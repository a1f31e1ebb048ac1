# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ActivityResponse(Model):
    """At create_activity.response, get_activity.response, update_activity.response."""

    data: Activity


from .activity import Activity

ActivityResponse._fields = (("data", "data", Activity.read),)
ActivityResponse._required = frozenset({"data"})
