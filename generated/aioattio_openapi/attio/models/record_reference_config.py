# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class RecordReferenceConfig(Model):
    """At AttributeConfig.record_reference."""

    allowed_object_ids: list[str] | None


RecordReferenceConfig._fields = (("allowed_object_ids", "allowed_object_ids", None),)
RecordReferenceConfig._required = frozenset({"allowed_object_ids"})
