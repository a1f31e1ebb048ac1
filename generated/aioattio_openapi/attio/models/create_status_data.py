# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset


@define(kw_only=True)
class CreateStatusData(Model):
    """At CreateStatusBody.data."""

    title: str
    celebration_enabled: bool | Unset = UNSET
    target_time_in_status: None | str | Unset = UNSET


CreateStatusData._fields = (
    ("title", "title", None),
    ("celebration_enabled", "celebration_enabled", None),
    ("target_time_in_status", "target_time_in_status", None),
)
CreateStatusData._required = frozenset({"title"})
