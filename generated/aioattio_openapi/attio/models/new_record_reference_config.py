# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class NewRecordReferenceConfig(Model):
    """At NewAttributeConfig.record_reference."""

    allowed_objects: list[str]


NewRecordReferenceConfig._fields = (("allowed_objects", "allowed_objects", None),)
NewRecordReferenceConfig._required = frozenset({"allowed_objects"})
