"""Attribute definitions, options and statuses: lookup, nearest slugs, tolerance."""

from __future__ import annotations

import json
import pickle

import pytest

from aioattio import Attribute, Definitions, SelectOption, Status
from tests.values.pages import OBJECT, PEOPLE, attribute_json, definitions


def test_an_attribute_reads_its_definition() -> None:
    raw = attribute_json("team", "record-reference", multiselect=True, writable=False, brand_new="key")
    attribute = Attribute.from_json(raw)
    assert (attribute.slug, attribute.type, attribute.title) == ("team", "record-reference", "Team")
    assert attribute.id == raw["id"]["attribute_id"]
    assert attribute.is_multiselect
    assert not attribute.is_writable
    assert attribute.is_system_attribute
    assert attribute.allowed_object_ids == (PEOPLE,)
    assert attribute.currency_code == "USD"
    assert attribute.relationship is None
    assert attribute.to_dict() == raw
    assert hash(attribute) == hash(Attribute.from_json(dict(raw)))
    assert attribute == Attribute.from_json(dict(raw))


@pytest.mark.parametrize("raw", [{}, {"id": None, "config": None, "type": 5, "relationship": [], "is_multiselect": 1}])
def test_missing_and_odd_keys_read_as_nothing(raw: dict[str, object]) -> None:
    attribute = Attribute.from_json(raw)
    assert (attribute.id, attribute.slug, attribute.type, attribute.description) == ("", "", "", None)
    assert attribute.allowed_object_ids is None
    assert attribute.currency_code is None
    assert attribute.relationship is None
    assert not any((attribute.is_multiselect, attribute.is_required, attribute.is_unique, attribute.is_archived))
    assert attribute.is_writable, "only an explicit false forbids writing"
    assert attribute.to_dict() == raw


def test_definitions_are_a_mapping_by_slug_that_finds_ids() -> None:
    known = definitions()
    assert len(known) == 40
    assert list(known)[:3] == ["record_id", "name", "domains"]
    assert known["domains"].is_unique
    assert known.find("domains") is known.find(known["domains"].id) is known["domains"]
    assert known.find("nothing") is None
    assert known.object == "companies"
    assert repr(known) == "<Definitions of companies: 40 attributes>"


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("catagories", "categories"),
        ("Foundation date", "foundation_date"),
        ("NAME", "name"),
        ("id", "record_id"),
        ("is-customer", "is_customer"),
    ],
)
def test_nearest_slugs(asked: str, nearest: str) -> None:
    assert definitions().nearest(asked)[0] == nearest


def test_nothing_is_near_to_nonsense() -> None:
    assert definitions().nearest("qqqqqqqqqq") == []
    assert len(definitions().nearest("interaction")) <= 3


def test_an_archived_attribute_does_not_hide_a_living_one_of_its_slug() -> None:
    living, archived = attribute_json("stage", "status"), attribute_json("stage", "select", is_archived=True)
    for order in ([living, archived], [archived, living]):
        assert Definitions.from_json(order)["stage"].type == "status"


def test_object_slugs_come_from_relationships_and_from_whoever_knows() -> None:
    relationship = {"id": {"object_id": PEOPLE}, "object_slug": "people"}
    known = Definitions.from_json(
        [attribute_json("team", "record-reference", relationship=relationship)], objects={OBJECT: "companies"}
    )
    assert known.object_slug(PEOPLE) == "people"
    assert known.object_slug(OBJECT) == "companies"
    assert known.object_slug("companies") == "companies"
    assert known.object_slug("unheard-of") is None


def test_definitions_pickle_whole_and_their_outline_small() -> None:
    made = definitions()
    known = Definitions.from_json(json.loads(json.dumps([a.raw for a in made.values()])), object=made.object)
    again = pickle.loads(pickle.dumps(known))  # noqa: S301 - our own bytes
    assert dict(again) == dict(known)
    assert again.object == "companies"
    outline = known.outline()
    assert outline is known.outline()
    assert {slug: (a.id, a.type, a.is_multiselect) for slug, a in outline.items()} == {
        slug: (a.id, a.type, a.is_multiselect) for slug, a in known.items()
    }
    assert len(pickle.dumps(outline)) * 3 < len(pickle.dumps(known))


def test_options_and_statuses() -> None:
    option = SelectOption.from_json({"id": {"option_id": "1"}, "title": "A", "is_archived": True, "new": 1})
    assert (option.id, option.title, option.is_archived) == ("1", "A", True)
    assert option.to_dict()["new"] == 1
    status = Status.from_json(
        {"id": {"status_id": "2"}, "title": "Won", "celebration_enabled": True, "target_time_in_status": "P1D"}
    )
    assert (status.id, status.title, status.is_archived) == ("2", "Won", False)
    assert (status.celebration_enabled, status.target_time_in_status) == (True, "P1D")
    assert status.to_dict()["title"] == "Won"
    assert Status.from_json({}) == Status("", "")
    assert SelectOption.from_json({}) == SelectOption("", "")
    assert len({option, SelectOption.from_json(option.raw)}) == 1
