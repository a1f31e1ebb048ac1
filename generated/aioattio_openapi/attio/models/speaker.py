# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class Speaker(Model):
    """At TranscriptSegment.speaker."""

    name: str


Speaker._fields = (("name", "name", None),)
Speaker._required = frozenset({"name"})
