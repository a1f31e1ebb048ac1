# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class RecordTag(Model):
    """At Note.tags.[].|record."""

    object_: str
    record_id: str
    type_: Literal["record"] = "record"


RecordTag._fields = (
    ("object_", "object", None),
    ("record_id", "record_id", None),
    ("type_", "type", None),
)
RecordTag._required = frozenset({"object", "record_id", "type"})
RecordTag._constants = {"type": "record"}
