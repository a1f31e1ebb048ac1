# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ActivityExtends(Model):
    """At Activity.extends.[]."""

    schema_id: str
    schema_slug: str


ActivityExtends._fields = (
    ("schema_id", "schema_id", None),
    ("schema_slug", "schema_slug", None),
)
ActivityExtends._required = frozenset({"schema_id", "schema_slug"})
