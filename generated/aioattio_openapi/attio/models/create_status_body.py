# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CreateStatusBody(Model):
    """At create_status.body."""

    data: CreateStatusData


from .create_status_data import CreateStatusData

CreateStatusBody._fields = (("data", "data", CreateStatusData.read),)
CreateStatusBody._required = frozenset({"data"})
