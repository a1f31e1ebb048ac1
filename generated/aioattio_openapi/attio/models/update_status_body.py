# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpdateStatusBody(Model):
    """At update_status.body."""

    data: UpdateStatusData


from .update_status_data import UpdateStatusData

UpdateStatusBody._fields = (("data", "data", UpdateStatusData.read),)
UpdateStatusBody._required = frozenset({"data"})
