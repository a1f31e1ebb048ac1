"""What is wrong with Attio's examples, in our words, and how to tell that it still is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.documentation.examples import QUERIES, Example, Key

ABBREVIATIONS = {"dots": 21, "comment": 6, "request": 4}
"""What is no JSON and not meant to be, with the number of examples that have it."""

MISSPELT = ("not closed", "comma too many", "no braces around it")
"""What is no JSON by mistake."""


@dataclass(frozen=True)
class Defect:
    page: str
    section: str
    order: int
    what: str
    is_there: Callable[[Any], object]
    """Asked of the JSON that was read; of a misspelt example, nothing."""

    @property
    def key(self) -> Key:
        return Key(self.page, self.section, self.order)


def _misspelt(_: Any) -> bool:
    return True


_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

DEFECTS = [
    Defect("Actors", "Types of Actors", 1, "no braces around it", _misspelt),
    Defect("Domain", "Filtering", 3, "not closed", _misspelt),
    Defect("Email address", "Filtering", 3, "not closed", _misspelt),
    Defect("Location", "Reading values", 1, "comma too many", _misspelt),
    Defect("Record reference", "Filtering", 5, "comma too many", _misspelt),
    Defect(
        *("Record reference", "Filtering", 5, "goes one manager less far than it says"),
        lambda read: len(read["filter"]["path"]) == 2,
    ),
    Defect(
        "Domain",
        "Filtering",
        1,
        "the attribute of companies is called domains",
        lambda read: "domain" in read["filter"],
    ),
    Defect(
        *("Email address", "Writing values", 2, "the attribute of users is called primary_email_address"),
        lambda read: "email_address" in read,
    ),
    Defect(
        *("Phone number", "Reading values", 1, "the contract calls the normal form phone_number"),
        lambda read: "normalized_phone_number" in read and "phone_number" not in read,
    ),
    Defect(
        *("Status", "Reading values", 1, "the value of a status calls itself a select"),
        lambda read: read["attribute_type"] == "select",
    ),
    Defect(
        *("Timestamp", "Reading values", 1, "the value of a timestamp calls itself a date"),
        lambda read: read["attribute_type"] == "date",
    ),
    *(
        Defect(
            *("Record reference", "Writing values", order, "no standard object has an attribute user"),
            lambda read: "user" in read,
        )
        for order in (3, 9, 10)
    ),
    Defect(
        *("Record reference", "Writing values", 11, "the workspace of a user takes a list"),
        lambda read: isinstance(read["workspace"], str),
    ),
    Defect(
        *("Record reference", "Writing values", 6, "the company of a deal is one"),
        lambda read: len(read["associated_company"]) == 2,
    ),
    Defect(
        *("Select", "Filtering", 2, "says option id, and gives a title"),
        lambda read: not _UUID.fullmatch(read["filter"]["categories"]["option"]["$eq"]),
    ),
    Defect(
        *("Currency", "Configuration", 1, "not under data, and without keys that the contract demands"),
        lambda read: "data" not in read and "is_required" not in read,
    ),
    Defect(
        *("Record reference", "Configuration", 1, "not under data, and the object is called people"),
        lambda read: read["config"]["record_reference"]["allowed_objects"] == ["person"],
    ),
    Defect(
        *(QUERIES, "Paths and parents", 2, "the object is called companies"),
        lambda read: read["path"][2][0] == "company",
    ),
]

ASKED_OF_COMPANIES = [Key(QUERIES, "Shorthand filters", 1), Key(QUERIES, "Verbose filters", 1)]
"""Filters of people, in a request that asks for companies."""


def asks_companies(example: Example) -> bool:
    return example.text.strip().startswith("POST /v2/objects/companies/")


def is_wrong_conversion(page: str, given: str) -> bool:
    """A year, a month and a day are said to become an afternoon."""
    return page == "Timestamp" and "T" not in given
