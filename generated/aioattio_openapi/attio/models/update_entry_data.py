# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Any

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpdateEntryData(Model):
    """At UpdateEntryBody.data."""

    entry_values: Any


UpdateEntryData._fields = (("entry_values", "entry_values", None),)
UpdateEntryData._required = frozenset({"entry_values"})
