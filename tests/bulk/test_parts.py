"""Names and locations by parts: what is sent of them."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from aioattio.bulk.mapping.columns import LOCATION_PARTS
from aioattio.bulk.parts import completed, key_of, made_of, separated

ADA = {"first_name": "Ada", "last_name": "Lovelace", "full_name": "Ada Lovelace"}


def name(first: str, last: str, full: str) -> list[dict[str, str]]:
    return [{"first_name": first, "last_name": last, "full_name": full}]


@pytest.mark.parametrize(
    ("parts", "known", "expected"),
    [
        pytest.param({"first_name": "Augusta"}, ADA, name("Augusta", "Lovelace", "Augusta Lovelace"), id="first"),
        pytest.param({"last_name": "King"}, ADA, name("Ada", "King", "Ada King"), id="last"),
        pytest.param({"last_name": None}, ADA, name("Ada", "", "Ada"), id="last cleared"),
        pytest.param({"first_name": None, "last_name": None}, ADA, [], id="both cleared"),
        pytest.param({"first_name": "Ada"}, {}, name("Ada", "", "Ada"), id="first of nobody"),
        pytest.param({"full_name": "Grace Hopper"}, ADA, name("Grace", "Hopper", "Grace Hopper"), id="full is all"),
        pytest.param({"full_name": "Ada Lovelace"}, ADA, name("Ada", "Lovelace", "Ada Lovelace"), id="the same"),
        pytest.param({"full_name": "Ada & Co"}, {}, name("Ada & Co", "", "Ada & Co"), id="full of nobody's halves"),
        pytest.param({"full_name": None}, ADA, [], id="full cleared"),
        pytest.param(
            {"first_name": "Augusta"},
            {"full_name": "Ada Lovelace"},
            name("Augusta", "Lovelace", "Augusta Lovelace"),
            id="over a full name alone",
        ),
        pytest.param(
            {"first_name": "Ada"},
            ADA | {"full_name": "Countess Ada Lovelace"},
            name("Ada", "Lovelace", "Countess Ada Lovelace"),
            id="nothing changes",
        ),
    ],
)
def test_names_are_completed(parts: Any, known: dict[str, Any], expected: Any) -> None:
    assert completed(parts, known) == expected


@pytest.mark.parametrize(
    ("parts", "known", "expected"),
    [
        pytest.param({"locality": "Paris"}, {"postcode": "1"}, {"locality": "Paris", "postcode": "1"}, id="kept"),
        pytest.param({"locality": "Paris"}, {"locality": "Lyon"}, {"locality": "Paris"}, id="given wins"),
        pytest.param({"locality": None}, {"locality": "Lyon", "region": "R"}, {"region": "R"}, id="cleared"),
        pytest.param({"locality": None}, {"locality": "Lyon"}, None, id="nothing left"),
        pytest.param({"region": "R"}, {"attribute_type": "location"}, {"region": "R"}, id="only parts are sent"),
    ],
)
def test_locations_are_completed(parts: Any, known: dict[str, Any], expected: dict[str, str] | None) -> None:
    whole = [] if expected is None else [dict.fromkeys(LOCATION_PARTS) | expected]
    assert completed(parts, known) == whole


def test_parts_are_separated_from_what_is_sent_as_it_is() -> None:
    values = {
        "domains": msgspec.Raw(b'[{"domain":"a"}]'),
        key_of("name", "first_name"): msgspec.Raw(b'"Ada"'),
        key_of("name", "last_name"): msgspec.Raw(b"null"),
        key_of("primary_location", "locality"): msgspec.Raw(b'"Paris"'),
    }
    whole, by_parts = separated(values)
    assert {slug: bytes(value) for slug, value in whole.items()} == {"domains": b'[{"domain":"a"}]'}
    assert by_parts == {"name": {"first_name": "Ada", "last_name": None}, "primary_location": {"locality": "Paris"}}


def test_a_create_sends_names_and_locations_whole_and_nothing_that_is_empty() -> None:
    values = {
        "domains": msgspec.Raw(b'[{"domain":"a"}]'),
        "description": msgspec.Raw(b"[]"),
        key_of("name", "first_name"): msgspec.Raw(b'"Ada"'),
        key_of("primary_location", "locality"): msgspec.Raw(b"null"),
    }
    assert made_of(values) == {
        "domains": msgspec.Raw(b'[{"domain":"a"}]'),
        "name": [{"first_name": "Ada", "last_name": "", "full_name": "Ada"}],
    }
