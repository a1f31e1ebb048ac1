"""Writing references: which record a text means where one object is allowed, and which records are not allowed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from aioattio import Definitions, RecordReference
from aioattio.errors import InvalidInput
from aioattio.values.writing import encode_values
from tests.values.pages import COMPANIES, PEOPLE, attribute_json

RECORD = "891dcbfc-9141-415d-9b2a-2238a6cc012d"
USERS = "0b3ad9a5-6fd5-4c64-9a80-2b9d41c3a005"
CARS = "0b3ad9a5-6fd5-4c64-9a80-2b9d41c3a006"


def references(*allowed: str, objects: dict[str, str] | None = None, **extra: Any) -> Definitions:
    config = {"record_reference": {"allowed_object_ids": list(allowed)}}
    return Definitions.from_json([attribute_json("ref", "record-reference", config=config, **extra)], objects=objects)


SLUGS = {PEOPLE: "people", COMPANIES: "companies", USERS: "users", CARS: "cars"}


@pytest.mark.parametrize(
    ("allowed", "given", "sent"),
    [
        (PEOPLE, RECORD, {"target_object": PEOPLE, "target_record_id": RECORD}),
        (PEOPLE, "ada@x.org", {"target_object": "people", "email_addresses": [{"email_address": "ada@x.org"}]}),
        (COMPANIES, "https://X.org/", {"target_object": "companies", "domains": [{"domain": "x.org"}]}),
        (USERS, "user-7", {"target_object": "users", "user_id": [{"value": "user-7"}]}),
        (CARS, RECORD, {"target_object": CARS, "target_record_id": RECORD}),
        (CARS, RecordReference("cars", RECORD), {"target_object": "cars", "target_record_id": RECORD}),
        (
            COMPANIES,
            "MÜNCHEN.example",
            {"target_object": "companies", "domains": [{"domain": "xn--mnchen-3ya.example"}]},
        ),
        (CARS, {"target_object": "cars", "plate": "B 1"}, {"target_object": "cars", "plate": "B 1"}),
        (CARS, RecordReference(CARS, RECORD), {"target_object": CARS, "target_record_id": RECORD}),
        (CARS, UUID(RECORD), {"target_object": CARS, "target_record_id": RECORD}),
    ],
)
def test_where_one_object_is_allowed_a_string_names_its_record(allowed: str, given: Any, sent: Any) -> None:
    assert encode_values({"ref": given}, references(allowed, objects=SLUGS), "things") == {"ref": [sent]}


def test_the_object_of_a_relationship_is_known_without_being_told() -> None:
    relationship = {"id": {"object_id": PEOPLE}, "object_slug": "people"}
    known = references(PEOPLE, relationship=relationship)
    assert encode_values({"ref": "ada@x.org"}, known, "things")["ref"][0]["target_object"] == "people"


def test_a_string_whose_object_is_not_known_is_left_to_attio() -> None:
    assert encode_values({"ref": "x.org"}, references(COMPANIES), "things") == {"ref": ["x.org"]}


@pytest.mark.parametrize(
    ("allowed", "given", "accepted"),
    [
        ([PEOPLE, COMPANIES], RECORD, "a Record or RecordReference(object, id) of people or companies"),
        ([CARS], "beetle", "a Record or RecordReference(object, id) of cars, or its record id"),
        ([PEOPLE], "ada", "of people, or its record id, or its email_addresses value"),
        ([PEOPLE], RecordReference("companies", RECORD), "of people"),
        ([PEOPLE], {"target_object": "companies", "target_record_id": RECORD}, "a record of companies; accepted: "),
        ([PEOPLE], {"target_object": "cars", "plate": "B 1"}, "a record of cars; accepted: "),
        ([COMPANIES], "nowhere", "or its domains value"),
        ([CARS], {"target_object": "cars", "plate": object()}, "of cars, or its record id"),
        ([CARS], {"target_object": "cars", "plate": "\ud800"}, "of cars, or its record id"),
        ([CARS], {"target_object": "cars", "plate": [{"value": float("nan")}]}, "of cars, or its record id"),
    ],
)
def test_references_that_cannot_be(allowed: list[str], given: Any, accepted: str) -> None:
    with pytest.raises(InvalidInput, match=r"^ref \(record-reference\): cannot take ") as caught:
        encode_values({"ref": given}, references(*allowed, objects=SLUGS), "things")
    assert accepted in str(caught.value)
