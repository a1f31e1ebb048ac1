# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset


@define(kw_only=True)
class UpdateOptionData(Model):
    """At UpdateOptionBody.data."""

    is_archived: bool | Unset = UNSET
    title: str | Unset = UNSET


UpdateOptionData._fields = (
    ("is_archived", "is_archived", None),
    ("title", "title", None),
)
