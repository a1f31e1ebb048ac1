# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset


@define(kw_only=True)
class NewSpeaker(Model):
    """At NewTranscriptSegment.speaker."""

    name: str
    email_address: str | Unset = UNSET


NewSpeaker._fields = (
    ("name", "name", None),
    ("email_address", "email_address", None),
)
NewSpeaker._required = frozenset({"name"})
