# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class StatusResponse(Model):
    """At create_status.response, update_status.response."""

    data: Status


from .status import Status

StatusResponse._fields = (("data", "data", Status.read),)
StatusResponse._required = frozenset({"data"})
