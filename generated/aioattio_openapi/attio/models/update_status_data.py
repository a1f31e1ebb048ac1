# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset


@define(kw_only=True)
class UpdateStatusData(Model):
    """At UpdateStatusBody.data."""

    celebration_enabled: bool | Unset = UNSET
    is_archived: bool | Unset = UNSET
    target_time_in_status: None | str | Unset = UNSET
    title: str | Unset = UNSET


UpdateStatusData._fields = (
    ("celebration_enabled", "celebration_enabled", None),
    ("is_archived", "is_archived", None),
    ("target_time_in_status", "target_time_in_status", None),
    ("title", "title", None),
)
