# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import Model

if TYPE_CHECKING:
    from .country_code import CountryCode


@define(kw_only=True)
class LocationInput(Model):
    """At #input-value.|{country_code,latitude,line_1,line_2,line_3,line_4,locality,longitude,postcode,region}."""

    country_code: CountryCode | None
    latitude: None | str
    line_1: None | str
    line_2: None | str
    line_3: None | str
    line_4: None | str
    locality: None | str
    longitude: None | str
    postcode: None | str
    region: None | str


LocationInput._fields = (
    ("country_code", "country_code", None),
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
LocationInput._required = frozenset(
    {
        "country_code",
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
