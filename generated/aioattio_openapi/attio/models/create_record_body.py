# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CreateRecordBody(Model):
    """At create_record.body."""

    data: CreateRecordData


from .create_record_data import CreateRecordData

CreateRecordBody._fields = (("data", "data", CreateRecordData.read),)
CreateRecordBody._required = frozenset({"data"})
