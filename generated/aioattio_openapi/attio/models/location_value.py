# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import define

from ..types import Model

if TYPE_CHECKING:
    from .country_code import CountryCode


@define(kw_only=True)
class LocationValue(Model):
    """At ActivityRecordValues.{}.[].|location, EntryValues.{}.[].|location, RecordValues.{}.[].|location and 1 more places."""

    active_from: str
    active_until: None | str
    attribute_type: Literal["location"] = "location"
    country_code: CountryCode | None | str
    created_by_actor: Actor
    latitude: None | str
    line_1: None | str
    line_2: None | str
    line_3: None | str
    line_4: None | str
    locality: None | str
    longitude: None | str
    postcode: None | str
    region: None | str


from .actor import Actor

LocationValue._fields = (
    ("active_from", "active_from", None),
    ("active_until", "active_until", None),
    ("attribute_type", "attribute_type", None),
    ("country_code", "country_code", None),
    ("created_by_actor", "created_by_actor", Actor.read),
    ("latitude", "latitude", None),
    ("line_1", "line_1", None),
    ("line_2", "line_2", None),
    ("line_3", "line_3", None),
    ("line_4", "line_4", None),
    ("locality", "locality", None),
    ("longitude", "longitude", None),
    ("postcode", "postcode", None),
    ("region", "region", None),
)
LocationValue._required = frozenset(
    {
        "active_from",
        "active_until",
        "attribute_type",
        "country_code",
        "created_by_actor",
        "latitude",
        "line_1",
        "line_2",
        "line_3",
        "line_4",
        "locality",
        "longitude",
        "postcode",
        "region",
    }
)
LocationValue._constants = {"attribute_type": "location"}
