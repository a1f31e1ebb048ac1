# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class PersonalNameValue(Model):
    """At ActivityRecordValues.{}.[].|personal-name, EntryValues.{}.[].|personal-name, RecordValues.{}.[].|personal-name and 1 more places."""

    active_from: str
    active_until: None | str
    attribute_type: Literal["personal-name"] = "personal-name"
    created_by_actor: Actor
    first_name: str
    full_name: str
    last_name: str


from .actor import Actor

PersonalNameValue._fields = (
    ("active_from", "active_from", None),
    ("active_until", "active_until", None),
    ("attribute_type", "attribute_type", None),
    ("created_by_actor", "created_by_actor", Actor.read),
    ("first_name", "first_name", None),
    ("full_name", "full_name", None),
    ("last_name", "last_name", None),
)
PersonalNameValue._required = frozenset(
    {
        "active_from",
        "active_until",
        "attribute_type",
        "created_by_actor",
        "first_name",
        "full_name",
        "last_name",
    }
)
PersonalNameValue._constants = {"attribute_type": "personal-name"}
