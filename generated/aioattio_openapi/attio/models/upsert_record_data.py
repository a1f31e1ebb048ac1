# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Any

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpsertRecordData(Model):
    """At UpsertRecordBody.data."""

    values: Any


UpsertRecordData._fields = (("values", "values", None),)
UpsertRecordData._required = frozenset({"values"})
