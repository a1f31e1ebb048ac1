# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class StatusValue(Model):
    """At ActivityRecordValues.{}.[].|status, EntryValues.{}.[].|status, RecordValues.{}.[].|status and 1 more places."""

    active_from: str
    active_until: None | str
    attribute_type: Literal["status"] = "status"
    created_by_actor: Actor
    status: Status


from .actor import Actor
from .status import Status

StatusValue._fields = (
    ("active_from", "active_from", None),
    ("active_until", "active_until", None),
    ("attribute_type", "attribute_type", None),
    ("created_by_actor", "created_by_actor", Actor.read),
    ("status", "status", Status.read),
)
StatusValue._required = frozenset(
    {"active_from", "active_until", "attribute_type", "created_by_actor", "status"}
)
StatusValue._constants = {"attribute_type": "status"}
