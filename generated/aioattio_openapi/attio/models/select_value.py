# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class SelectValue(Model):
    """At ActivityRecordValues.{}.[].|select, EntryValues.{}.[].|select, RecordValues.{}.[].|select and 1 more places."""

    active_from: str
    active_until: None | str
    attribute_type: Literal["select"] = "select"
    created_by_actor: Actor
    option: SelectOption


from .actor import Actor
from .select_option import SelectOption

SelectValue._fields = (
    ("active_from", "active_from", None),
    ("active_until", "active_until", None),
    ("attribute_type", "attribute_type", None),
    ("created_by_actor", "created_by_actor", Actor.read),
    ("option", "option", SelectOption.read),
)
SelectValue._required = frozenset(
    {"active_from", "active_until", "attribute_type", "created_by_actor", "option"}
)
SelectValue._constants = {"attribute_type": "select"}
