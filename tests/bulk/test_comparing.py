"""What a row says beside what Attio has: what differs, and what is sent for it."""

from __future__ import annotations

from typing import Any, Literal

import msgspec
import pytest

from aioattio.bulk.destinations.destination import Found
from aioattio.bulk.parts import key_of
from aioattio.bulk.planning.comparing import Comparer
from aioattio.bulk.spool.items import Difference
from tests.bulk.attributes import attribute, companies

ALLOWED = {"config": {"record_reference": {"allowed_object_ids": ["id-companies"]}}}
DEFINITIONS = companies(
    attribute("tags", "select", is_multiselect=True),
    attribute("emails", "email-address", is_multiselect=True),
    attribute("phones", "phone-number", is_multiselect=True),
    attribute("any", "record-reference", is_multiselect=True),
    attribute("company", "record-reference", **ALLOWED),
    attribute("record_id", is_unique=True, is_writable=False),
    *(
        attribute(kind.replace("-", "_"), kind)
        for kind in (
            *("number", "currency", "rating", "checkbox", "date", "timestamp", "phone-number", "email-address"),
            *("select", "status", "actor-reference", "location", "new-type"),
        )
    ),
)
PAST = {
    "active_from": "2023-04-03T15:21:06.447000000Z",
    "active_until": None,
    "created_by_actor": {"type": "system", "id": None},
}
ADA = {"first_name": "Ada", "last_name": "Lovelace", "full_name": "Ada Lovelace"}


def json(items: Any) -> bytes:
    return msgspec.json.encode(items)


def compared(
    row: dict[str, Any], there: dict[str, Any], multiselect: Literal["add", "replace"] = "add"
) -> tuple[dict[str, Difference], bool]:
    """Differences by slug. there: without what every value has besides."""
    found = Found("r", {slug: json([PAST | item for item in items]) for slug, items in there.items()})
    comparer = Comparer(DEFINITIONS, DEFINITIONS["domains"], multiselect)
    differences, overwrites = comparer.differences(
        {slug: msgspec.Raw(value if isinstance(value, bytes) else json(value)) for slug, value in row.items()}, found
    )
    return {one.slug: one for one in differences}, overwrites


def option(id_: str, title: str = "") -> dict[str, Any]:
    return {"option": {"id": {"workspace_id": "w", "option_id": id_}, "title": title, "is_archived": False}}


def domains(*names: str) -> list[dict[str, str]]:
    return [{"domain": name} for name in names]


SAME = [
    ("domains", domains("A.Example"), domains("a.example")),
    ("domains", domains("b.example", "a.example"), domains("a.example", "b.example")),
    ("domains", domains("xn--mnchen-3ya.example"), domains("münchen.example")),
    ("emails", [{"email_address": "Ada@X.example"}], [{"email_address": "ada@x.example"}]),
    (
        "phones",
        [{"original_phone_number": "01632 960001", "country_code": "GB"}],
        [{"original_phone_number": "+441632960001", "phone_number": "+441632960001", "country_code": "GB"}],
    ),
    (
        "phones",
        [{"original_phone_number": "+44 (1632) 960-001", "country_code": None}],
        [{"original_phone_number": "x", "normalized_phone_number": "+441632960001", "country_code": "GB"}],
    ),
    ("number", b'[{"value":1.00}]', [{"value": 1}]),
    ("number", [{"value": 1000}], [{"value": 1e3}]),
    ("currency", [{"currency_value": 1}], [{"currency_value": "1.0000", "currency_code": "EUR"}]),
    ("currency", b'[{"currency_value":99999999999999.9999}]', [{"currency_value": "99999999999999.9999"}]),
    ("rating", [{"value": 4}], [{"value": 4.0}]),
    ("timestamp", [{"value": "2023-01-01T02:00:00+02:00"}], [{"value": "2023-01-01T00:00:00.000000000Z"}]),
    ("timestamp", [{"value": "2023"}], [{"value": "2023-01-01T00:00:00.000000000Z"}]),
    ("timestamp", [{"value": "2023-01-01"}], [{"value": "2023-01-01T00:00:00Z"}]),
    ("select", [{"option": "o1"}], [option("o1", "Gold")]),
    ("select", [{"option": "Gold"}], [option("o1", "Gold")]),
    ("status", [{"status": "s"}], [{"status": {"id": {"status_id": "s"}, "title": "Won"}}]),
    (
        "company",
        [{"target_object": "id-companies", "target_record_id": "R1"}],
        [{"target_object": "companies", "target_record_id": "r1"}],
    ),
    (
        "location",
        [{"locality": "Paris", "latitude": "1.50"}],
        [{"locality": "Paris", "latitude": "1.5", "region": None}],
    ),
    ("location", ["1 Loop, Cupertino, CA"], [{"line_1": "1 Loop", "locality": "Cupertino", "region": "CA"}]),
    ("name", [{"first_name": "", "last_name": "", "full_name": "Ada Lovelace"}], [ADA]),
    ("new_type", [{"what": {"b": 1, "a": 2}}], [{"what": {"a": 2, "b": 1}, "more": "by Attio"}]),
    ("new_type", ["plain"], [{"value": "plain"}]),
    ("description", [], []),
]
OTHER = [
    ("description", [{"value": "Ada"}], [{"value": "ada"}]),
    ("description", [{"value": "1"}], [{"value": "1.0"}]),
    ("number", b'[{"value":9007199254740993.1}]', [{"value": 9007199254740993}]),
    ("checkbox", [{"value": True}], [{"value": False}]),
    ("date", [{"value": "2023-01-01"}], [{"value": "2023-01-02"}]),
    ("timestamp", [{"value": "2023-01-01T00:00:00.000000001Z"}], [{"value": "2023-01-01T00:00:00.000000000Z"}]),
    ("select", [{"option": "o2"}], [option("o1", "Gold")]),
    (
        "any",
        [{"target_object": "people", "target_record_id": "r1"}],
        [{"target_object": "companies", "target_record_id": "r1"}],
    ),
    (
        "actor_reference",
        [{"referenced_actor_type": "workspace-member", "referenced_actor_id": "m1"}],
        [{"referenced_actor_type": "workspace-member", "referenced_actor_id": "m2"}],
    ),
    ("location", [{"locality": "Paris"}], [{"region": "Paris"}]),
    ("location", [{"locality": "Paris"}], [{"locality": "Paris", "latitude": "1"}]),
    ("name", [ADA | {"full_name": "Countess"}], [ADA]),
    ("new_type", [{"what": 1}], [{"what": 2}]),
    ("description", [{"value": "x"}], []),
]


@pytest.mark.parametrize(("slug", "sent", "there"), SAME)
@pytest.mark.parametrize("multiselect", ["add", "replace"])
def test_the_same_in_other_words(slug: str, sent: Any, there: Any, multiselect: Any) -> None:
    assert compared({slug: sent}, {slug: there}, multiselect) == ({}, False)


@pytest.mark.parametrize(("slug", "sent", "there"), OTHER)
def test_something_else(slug: str, sent: Any, there: Any) -> None:
    differences, overwrites = compared({slug: sent}, {slug: there})
    wanted = sent if isinstance(sent, bytes) else json(sent)
    assert [(one.slug, one.send) for one in differences.values()] == [(slug, wanted)]
    assert msgspec.json.decode(differences[slug].old) == [PAST | item for item in there]
    assert not overwrites


def test_only_what_is_missing_is_added_to_a_multiselect() -> None:
    row = {"tags": [{"option": "o2"}, {"option": "o1"}, {"option": "o2"}], "description": [{"value": "same"}]}
    there = {"tags": [option("o1", "Gold"), option("o3", "Old")], "description": [{"value": "same"}]}
    differences, overwrites = compared(row, there)
    assert list(differences) == ["tags"]
    assert msgspec.json.decode(differences["tags"].send) == [{"option": "o2"}]
    assert msgspec.json.decode(differences["tags"].new) == [{"option": "o1"}, {"option": "o3"}, {"option": "o2"}]
    assert not overwrites


def test_replacing_takes_away_what_only_attio_has() -> None:
    row = {"tags": [{"option": "o1"}]}
    differences, overwrites = compared(row, {"tags": [option("o1"), option("o3")]}, "replace")
    assert (differences["tags"].send, differences["tags"].new, overwrites) == (
        json(row["tags"]),
        json(row["tags"]),
        True,
    )
    differences, overwrites = compared(
        {"tags": [{"option": "o1"}, {"option": "o2"}]}, {"tags": [option("o1")]}, "replace"
    )
    assert msgspec.json.decode(differences["tags"].send) == [{"option": "o2"}], "nothing goes, so it is added"
    assert not overwrites


def test_what_rows_are_matched_by_is_never_taken_away() -> None:
    row = {"domains": domains("b.example", "c.example")}
    differences, overwrites = compared(row, {"domains": domains("a.example", "b.example")}, "replace")
    assert msgspec.json.decode(differences["domains"].send) == domains("c.example")
    assert not overwrites


def test_clearing_is_an_overwrite_that_keeps_what_is_added_to() -> None:
    row = {
        "description": [],
        "tags": [],
        "emails": [{"email_address": "new@x.example"}],
        "domains": domains("a.example"),
        "number": [],
    }
    there = {
        "description": [{"value": "x"}],
        "tags": [option("o1")],
        "emails": [{"email_address": "ada@x.example", "original_email_address": "Ada@X.example"}],
        "domains": domains("a.example"),
    }
    differences, overwrites = compared(row, there)
    assert overwrites
    assert {slug: msgspec.json.decode(one.send) for slug, one in differences.items()} == {
        "description": [],
        "tags": [],
        "emails": [{"email_address": "Ada@X.example"}, {"email_address": "new@x.example"}],
    }
    assert all(one.new == one.send for one in differences.values())


class TestParts:
    def test_over_what_is_there(self) -> None:
        differences, overwrites = compared({key_of("name", "first_name"): "Augusta"}, {"name": [ADA]})
        whole = {"first_name": "Augusta", "last_name": "Lovelace", "full_name": "Augusta Lovelace"}
        assert msgspec.json.decode(differences["name"].send) == [whole]
        assert not overwrites

    @pytest.mark.parametrize("parts", [{"first_name": "Ada"}, {"full_name": "Ada Lovelace"}, {"last_name": "Lovelace"}])
    def test_that_are_there_already(self, parts: dict[str, str]) -> None:
        row = {key_of("name", part): value for part, value in parts.items()}
        assert compared(row, {"name": [ADA]}) == ({}, False)
        assert compared(row, {"name": [{"first_name": None, "last_name": "", "full_name": "Ada Lovelace"}]}) == (
            {},
            False,
        )

    def test_of_a_place_that_is_gone(self) -> None:
        row = {key_of("location", "locality"): None}
        differences, overwrites = compared(row, {"location": [{"locality": "Paris"}]})
        assert (differences["location"].send, overwrites) == (b"[]", True)
        assert compared(row, {}) == ({}, False)


def test_an_attribute_that_attio_did_not_send_is_empty() -> None:
    comparer = Comparer(DEFINITIONS, None, "add")
    for values in ({}, {"description": b"null"}):
        differences, _ = comparer.differences({"description": msgspec.Raw(b'[{"value":"x"}]')}, Found("r", values))
        assert differences == (Difference("description", b"[]", b'[{"value":"x"}]', b'[{"value":"x"}]'),)


def test_keys_are_those_of_rows() -> None:
    found = Found("0b9e", {"domains": json([PAST | {"domain": "B.example"}, PAST | {"domain": "a.example"}])})
    assert Comparer(DEFINITIONS, DEFINITIONS["domains"], "add").key(found) == ("a.example", "b.example")
    assert Comparer(DEFINITIONS, DEFINITIONS["record_id"], "add").key(found) == ("0b9e",)
    assert Comparer(DEFINITIONS, None, "add").key(found) == ()


def test_two_readings_of_one_value_are_the_same() -> None:
    comparer = Comparer(DEFINITIONS, None, "add")
    one, other = json([PAST | option("o1", "Gold")]), json([PAST | {"active_from": "2024"} | option("o1", "Golden")])
    assert comparer.same("tags", one, other)
    assert not comparer.same("tags", one, json([PAST | option("o1"), PAST | option("o2")]))
    assert not comparer.same("tags", one, b"[]")
    assert comparer.same("tags", b"[]", b"[]")
    assert comparer.same("unknown", b'[{"value":1}]', b'[{"value":1,"active_from":"2024"}]')
