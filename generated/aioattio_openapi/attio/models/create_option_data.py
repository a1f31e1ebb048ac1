# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CreateOptionData(Model):
    """At CreateOptionBody.data."""

    title: str


CreateOptionData._fields = (("title", "title", None),)
CreateOptionData._required = frozenset({"title"})
