"""Natural Python for the attribute types that are more than one scalar."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import field, fields, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

__all__ = ["ActorReference", "Interaction", "Location", "Name", "RecordReference"]


def _or_none(text: str | None) -> str | None:
    return text or None


@frozen(repr=False)
class Name:
    """A person's name: `Name("Ada", "Lovelace")`.

    `full` is "first last" unless given. An empty part is None, as Attio does not tell the two apart.
    """

    first: str | None = field(default=None, converter=_or_none)
    last: str | None = field(default=None, converter=_or_none)
    full: str | None = field(default=None, converter=_or_none)

    def __attrs_post_init__(self) -> None:
        if self.full is None:
            both = " ".join(map(str, filter(None, (self.first, self.last))))  # no text: whoever writes it refuses it
            object.__setattr__(self, "full", both or None)

    @classmethod
    def parse(cls, text: str) -> Name:
        """Attio's reading of a string: "Last, First"; without a comma it is all first name."""
        last, comma, first = text.partition(",")
        return cls(first.strip(), last.strip()) if comma else cls(text.strip())

    def __str__(self) -> str:
        return self.full or ""

    def __repr__(self) -> str:
        default = Name(self.first, self.last)
        shown = [repr(self.first), repr(self.last)]
        if self.full != default.full:
            shown.append(f"full={self.full!r}")
        return f"Name({', '.join(shown)})"


def _as_text(degrees: float | Decimal | str | None) -> str | None:
    """As Attio has it."""
    if degrees is None or isinstance(degrees, str):
        return degrees
    try:
        return str(Decimal(repr(float(degrees)) if isinstance(degrees, float) else degrees))
    except (ArithmeticError, TypeError, ValueError):  # no number: whoever writes it refuses it
        return str(degrees)


def _filled(value: Any) -> Mapping[str, Any]:
    return {part.name: getattr(value, part.name) for part in fields(type(value))}


@frozen(kw_only=True, repr=False)
class Location:
    """A place; what is not given is None, and is sent as null (Attio takes a location whole).

    country_code: ISO 3166-1 alpha-2; latitude, longitude: decimal degrees, as text or as a number that becomes text, as
    Attio has it; at most 9 decimal places are sent.
    """

    line_1: str | None = None
    line_2: str | None = None
    line_3: str | None = None
    line_4: str | None = None
    locality: str | None = None
    region: str | None = None
    postcode: str | None = None
    country_code: str | None = None
    latitude: str | None = field(default=None, converter=_as_text)
    longitude: str | None = field(default=None, converter=_as_text)

    def to_dict(self) -> dict[str, str | None]:
        """All ten keys, null where unknown."""
        return dict(_filled(self))

    def __repr__(self) -> str:
        known = ", ".join(f"{key}={value!r}" for key, value in _filled(self).items() if value is not None)
        return f"Location({known})"


@frozen
class RecordReference:
    """A record elsewhere: `object` is a slug (or object id), `id` the record id."""

    object: str
    id: str


@frozen
class ActorReference:
    """Who did or owns something.

    type: "workspace-member", "api-token", "app", "system" (open); id: None for the system.
    """

    type: str | None
    id: str | None = None


@frozen
class Interaction:
    """The first, last or next contact with a record; only Attio writes these.

    type: "email", "calendar-event", ... (open); at: aware, UTC; owner: whose contact it was.
    """

    type: str | None
    at: datetime | None
    owner: ActorReference | None = None
