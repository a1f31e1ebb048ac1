# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Any

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpsertActivityRecordData(Model):
    """At UpsertActivityRecordBody.data."""

    values: Any


UpsertActivityRecordData._fields = (("values", "values", None),)
UpsertActivityRecordData._required = frozenset({"values"})
