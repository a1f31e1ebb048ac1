# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Any

from attrs import define

from ..types import Model


@define(kw_only=True)
class CreateRecordData(Model):
    """At CreateRecordBody.data."""

    values: Any


CreateRecordData._fields = (("values", "values", None),)
CreateRecordData._required = frozenset({"values"})
