"""What Attio's examples of writing are in Python, by page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from aioattio import ActorReference, Location, Name
from tests.documentation.matching import numbered
from tests.documentation.workspace import Sample

__all__ = ["CONVERTED", "WRITES", "Write"]


def as_it_is(read: Any) -> Any:
    return read


@dataclass(frozen=True)
class Write:
    """Values for a new record of an object.

    is_alike: what is sent is the very JSON of the example. Else it only is of the same effect: the example is a short
    form, names an option or status by its title, writes an amount as text, or leaves the country of a number out.
    """

    container: str
    values: Callable[[Sample, Any], dict[str, Any]]
    """Given the JSON of the example for texts that are too long to be repeated here."""
    ids: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    mend: Callable[[Any], Any] = as_it_is
    is_alike: bool = False


def write(container: str, values: dict[str, Any], **more: Any) -> Write:
    return Write(container, lambda _, __: values, **more)


_TOM = ("tom@acme.example",)
_APPLE = Location(
    line_1="1 Infinite Loop",
    locality="Cupertino",
    region="CA",
    postcode="95014",
    country_code="US",
    latitude="37.331741",
    longitude="-122.030333",
)
_JULY = date(2004, 7, 29)
_JANUARY = datetime(2019, 1, 17, 15, 17, 48, tzinfo=UTC)

_WRITES: dict[str, list[Write]] = {
    "Actor reference": [
        write("deals", {"owner": "tom@acme.example"}, emails=_TOM),
        write("deals", {"owner": "tom@acme.example"}, emails=_TOM),
        write("deals", {"owner": "tom@acme.example"}, emails=_TOM, is_alike=True),
        Write(
            "deals",
            lambda s, _: {"owner": ActorReference("workspace-member", s["tom"])},
            ids=("tom",),
            is_alike=True,
        ),
    ],
    "Checkbox": [
        *[write("companies", {"a_custom_checkbox_attribute": True})] * 3,
        write("companies", {"a_custom_checkbox_attribute": True}, is_alike=True),
    ],
    "Currency": [
        write("companies", {"amount_owed": Decimal("4.99")}),
        write("companies", {"amount_owed": 4.99}),
        write("companies", {"amount_owed": Decimal(399)}),
    ],
    "Date": [
        write("companies", {"foundation_date": _JULY}),
        write("companies", {"foundation_date": _JULY}, is_alike=True),
    ],
    "Domain": [
        write("companies", {"domains": ["app.attio.com"]}),
        write("companies", {"domains": ["app.attio.com", "attio.com"]}),
        write("companies", {"domains": ["https://app.attio.com/"]}, is_alike=True),
    ],
    "Email address": [
        write("people", {"email_addresses": ["a@b.example", "c@d.example"]}, emails=("a@b.example", "c@d.example")),
        write(
            "users",
            {"primary_email_address": "a@b.example"},
            emails=("a@b.example",),
            mend=lambda read: {"primary_email_address": read["email_address"]},
        ),
        write("people", {"email_addresses": ["a@b.example"]}, emails=("a@b.example",), is_alike=True),
    ],
    "Location": [
        write("companies", {"primary_location": "1 Infinite Loop, Cupertino, CA, 95014, US"}, is_alike=True),
        write("companies", {"primary_location": _APPLE}, is_alike=True),
    ],
    "Number": [
        write("companies", {"a_custom_number_attribute": Decimal("3.1415")}),
        write("companies", {"a_custom_number_attribute": 3.1415}, is_alike=True),
    ],
    "(Personal) name": [
        write("people", {"name": Name("John", "Smith")}, is_alike=True),
        write("people", {"name": Name("John", "Smith")}),
    ],
    "Phone number": [
        write("people", {"phone_numbers": ["+447777777777"]}),
        write("people", {"phone_numbers": ["+447777777777"]}),
        write("people", {"phone_numbers": ["+44 7777777777"]}, is_alike=True),
    ],
    "Rating": [
        write("companies", {"performance": 4}),
        write("companies", {"performance": 4}, is_alike=True),
    ],
    "Record reference": [
        write("deals", {"associated_company": "company.com"}, is_alike=True),
        write("companies", {"team": ["john@smith.com"]}, emails=("john@smith.com",), is_alike=True),
        write("singles", {"user": "user-1"}, ids=("user-1",), is_alike=True),
        write("singles", {"workspace": "space-1"}, ids=("space-1",), is_alike=True),
        write("deals", {"associated_company": "company.com"}),
        write("multiples", {"associated_company": ["company.com", "company.net"]}),
        write("companies", {"team": ["john@smith.com"]}, emails=("john@smith.com",)),
        write(
            "companies",
            {"team": ["john@smith.com", "steve@apple.com"]},
            emails=("john@smith.com", "steve@apple.com"),
        ),
        write("singles", {"user": "user-1"}, ids=("user-1",)),
        write("multiples", {"user": ["user-1", "user-2"]}, ids=("user-1", "user-2")),
        write("singles", {"workspace": "space-1"}, ids=("space-1",)),
        write("multiples", {"workspace": ["space-1", "space-2"]}, ids=("space-1", "space-2")),
        Write(
            "deals",
            lambda s, _: {"associated_company": s.reference("companies", "company.com")},
            ids=("company.com",),
            is_alike=True,
        ),
    ],
    "Select": [
        write("companies", {"categories": ["3D Printing"]}),
        write("companies", {"categories": ["3D Printing", "Architecture"]}),
        write("companies", {"categories": ["3D Printing"]}),
        Write("companies", lambda s, _: {"categories": [s["3D Printing"]]}, ids=("3D Printing",), is_alike=True),
    ],
    "Status": [
        write("deals", {"stage": "Lead"}),
        write("deals", {"stage": "Lead"}),
        Write("deals", lambda s, _: {"stage": s["Lead"]}, ids=("Lead",), is_alike=True),
    ],
    "Text": [
        Write("companies", lambda _, read: {"description": read["description"]}),
        Write(
            "companies",
            lambda _, read: {"description": read["description"][0]["value"]},
            is_alike=True,
        ),
    ],
    "Timestamp": [
        write("companies", {"my_timestamp_attribute": _JANUARY}),
        write("companies", {"my_timestamp_attribute": "2019-01-17T15:17:48.000000000Z"}, is_alike=True),
    ],
}
WRITES = numbered({page: {"Writing values": listed} for page, listed in _WRITES.items()})

_NOON = datetime(2023, 1, 2, 13, tzinfo=UTC)
CONVERTED: dict[str, tuple[str, list[Any]]] = {
    "Date": (
        "foundation_date",
        [*[date(2023, 1, 1)] * 2, *[date(2023, 1, 2)] * 5, date(2023, 1, 3)],
    ),
    "Timestamp": (
        "my_timestamp_attribute",
        [*[datetime(2023, 1, 1, tzinfo=UTC)] * 2, datetime(2023, 1, 2, tzinfo=UTC), *[_NOON] * 4],
    ),
}
"""What texts in prose become: an attribute to write them to, and what is read back, in the order of the page."""
