"""What Attio's examples of values read as, by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from aioattio import ActorReference, Interaction, Location, Name, RecordReference
from tests.documentation.matching import numbered

__all__ = ["ID", "OTHER", "READINGS"]

ID, OTHER = "3f0e6d0a-7c1b-4c39-9a44-0d6a1f2e7b01", "3f0e6d0a-7c1b-4c39-9a44-0d6a1f2e7b02"
APRIL = datetime(2023, 4, 3, 15, 21, 6, 447000, tzinfo=UTC)


@dataclass(frozen=True)
class Read:
    """The natural value; since when and by whom; addresses and ids to put in place of the reader's own."""

    value: Any
    since: datetime | None = APRIL
    by: ActorReference | None = None
    emails: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


def text_of_the_example(read: dict[str, Any]) -> Any:
    """For texts that are too long to be repeated here."""
    return read["value"]


VALUES = {
    "Actor reference": [Read(ActorReference("workspace-member", ID), ids=(ID,))],
    "Checkbox": [Read(value=True)],
    "Currency": [Read(Decimal(499))],
    "Date": [Read(date(2023, 11, 24))],
    "Domain": [Read("app.attio.com")],
    "Email address": [Read("person@company.com", emails=("person@company.com",))],
    "Interaction": [
        Read(
            Interaction(
                "email",
                datetime(2023, 11, 25, 15, 21, 6, 447000, tzinfo=UTC),
                ActorReference("workspace-member", ID),
            ),
            since=datetime(2023, 11, 25, 15, 21, 6, 447000, tzinfo=UTC),
            by=ActorReference("system"),
            ids=(ID,),
        )
    ],
    "Location": [
        Read(
            Location(
                line_1="1 Infinite Loop",
                locality="Cupertino",
                region="CA",
                postcode="95014",
                country_code="US",
                latitude="37.331741",
                longitude="-122.030333",
            )
        )
    ],
    "Number": [Read(14)],
    "(Personal) name": [Read(Name("John", "Smith"))],
    "Phone number": [Read("+15558675309")],
    "Rating": [Read(3)],
    "Record reference": [Read(RecordReference("people", ID), ids=(ID,))],
    "Select": [Read("Aerospace & Defense")],
    "Status": [Read("In Progress")],
    "Text": [Read(text_of_the_example)],
    "Timestamp": [Read(datetime(2023, 11, 24, 15, 17, 48, tzinfo=UTC))],
}
READINGS = numbered({page: {"Reading values": reads} for page, reads in VALUES.items()})
