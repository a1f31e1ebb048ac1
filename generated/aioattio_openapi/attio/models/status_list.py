# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class StatusList(Model):
    """At list_statuses.response."""

    data: list[Status]


from .status import Status

StatusList._fields = (("data", "data", list_of(Status.read)),)
StatusList._required = frozenset({"data"})
