# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Any

from attrs import define

from ..types import Model


@define(kw_only=True)
class OverwriteRecordData(Model):
    """At OverwriteRecordBody.data."""

    values: Any


OverwriteRecordData._fields = (("values", "values", None),)
OverwriteRecordData._required = frozenset({"values"})
