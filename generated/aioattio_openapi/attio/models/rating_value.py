# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class RatingValue(Model):
    """At ActivityRecordValues.{}.[].|rating, EntryValues.{}.[].|rating, RecordValues.{}.[].|rating and 1 more places."""

    active_from: str
    active_until: None | str
    attribute_type: Literal["rating"] = "rating"
    created_by_actor: Actor
    value: float


from .actor import Actor

RatingValue._fields = (
    ("active_from", "active_from", None),
    ("active_until", "active_until", None),
    ("attribute_type", "attribute_type", None),
    ("created_by_actor", "created_by_actor", Actor.read),
    ("value", "value", None),
)
RatingValue._required = frozenset(
    {"active_from", "active_until", "attribute_type", "created_by_actor", "value"}
)
RatingValue._constants = {"attribute_type": "rating"}
