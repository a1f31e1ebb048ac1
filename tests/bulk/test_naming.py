"""Cells that name a record by a unique value."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from aioattio import RecordReference
from aioattio.bulk.converters import ConversionError
from aioattio.bulk.fields import field_of, plain_field
from aioattio.bulk.mapping import Column, RowMapping
from aioattio.bulk.naming import By, by_of
from aioattio.errors import InvalidInput
from aioattio.schema.definitions import Attribute, Definitions
from tests.bulk.attributes import attribute

ID = "8cd2fa42-12c5-4c5b-9d8e-0b3a1a8a3e11"
OBJECTS = {"id-companies": "companies", "id-people": "people"}


def reference(*allowed: str, slug: str = "company") -> Attribute:
    config = {"record_reference": {"allowed_object_ids": list(allowed) or None}}
    return attribute(slug, "record-reference", config=config)


ONE, SEVERAL, ANY = (
    reference("id-companies"),
    reference("id-companies", "id-people", slug="about"),
    reference(slug="any"),
)
DEFINITIONS = Definitions([ONE, SEVERAL, ANY, attribute("name")], object="deals", objects=OBJECTS)


def domain(host: str) -> dict[str, Any]:
    return {"target_object": "companies", "domains": [{"domain": host}]}


@pytest.mark.parametrize(
    ("by", "cell", "named"),
    [
        (By("companies", "domains"), " https://acme.example/about ", domain("acme.example")),
        (By("people", "email_addresses"), "Ada@x.example", {
            "target_object": "people", "email_addresses": [{"email_address": "Ada@x.example"}],
        }),
        (By("vehicles", "number"), 17, {"target_object": "vehicles", "number": [{"value": "17"}]}),
        (By("vehicles", "number"), Decimal("1E+1"), {"target_object": "vehicles", "number": [{"value": "10"}]}),
        (By("vehicles", "number"), 2.5, {"target_object": "vehicles", "number": [{"value": "2.5"}]}),
        (By("vehicles", "number"), Decimal("1E+400"), {"target_object": "vehicles", "number": [{"value": "1E+400"}]}),
        (By("people", "record_id"), ID, RecordReference("people", ID)),
        (By("companies", "domains"), ["a.example", "b.example"], [domain("a.example"), domain("b.example")]),
        (By("companies", "domains"), " ", None),
        (By("companies", "domains"), RecordReference("companies", ID), RecordReference("companies", ID)),
        (By(), "acme.example", domain("acme.example")),
        (By(), "ada@x.example", {"target_object": "people", "email_addresses": [{"email_address": "ada@x.example"}]}),
    ],
)  # fmt: skip
def test_text_becomes_what_names_the_record(by: By, cell: Any, named: Any) -> None:
    assert by.named(cell) == named


@pytest.mark.parametrize(
    ("by", "cell", "said"),
    [
        (By("companies", "domains"), "not a domain", "a domain or URL"),
        (By("people", "record_id"), "17", "no record id, which looks like 00000000-"),
        (By(), ID, "it may be a record of any object; say in the mapping of which"),
        (By(), "Acme Inc.", "it may be a record of any object"),
    ],
)
def test_text_that_names_none_is_refused(by: By, cell: str, said: str) -> None:
    with pytest.raises(ConversionError, match=said):
        by.named(cell)


@pytest.mark.parametrize(
    ("given", "of", "by"),
    [
        ("domains", ONE, By("companies", "domains")),
        ("companies.domains", ONE, By("companies", "domains")),
        ("people.record_id", SEVERAL, By("people", "record_id")),
        ("vehicles.number", ANY, By("vehicles", "number")),
        (None, ONE, None),
        (None, SEVERAL, None),
        (None, ANY, By()),
        (None, attribute("name"), None),
    ],
)
def test_the_object_is_said_where_the_attribute_does_not(given: str | None, of: Attribute, by: By | None) -> None:
    assert by_of(given, of, DEFINITIONS) == by


@pytest.mark.parametrize(
    ("column", "said"),
    [
        (Column("company", by="peple.email_addresses"), "company takes records of companies, not of peple"),
        (Column("about", by="peple.email_addresses"), "not of peple; did you mean 'people'"),
        (
            Column("about", by="domains"),
            'about takes records of several objects; say of which one: by = "companies.dom',
        ),
        (Column("any", by="domains"), 'say of which one: by = "companies.domains"'),
        (Column("name", by="domains"), "only record references have by, and name is a text"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(column: Column, said: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        field_of("c", column, DEFINITIONS, "m.toml: columns.c")
    assert str(refused.value).startswith("m.toml: columns.c: ")
    assert said in str(refused.value)


def test_a_column_without_mapping_may_say_the_object_by_its_text() -> None:
    assert plain_field("any", ANY).by == By()
    assert plain_field("company", ONE).by is None


def test_converters_come_before_names() -> None:
    field = field_of("c", Column("about", "split(;)", "companies.domains"), DEFINITIONS, "m.toml")
    assert (len(field.convert), field.by) == (1, By("companies", "domains"))


def test_by_stands_in_a_mapping_file() -> None:
    mapping = RowMapping.from_text('[columns]\nemployer = { to = "company", by = "domains" }', "m.toml")
    assert mapping.columns["employer"] == (Column("company", by="domains"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('by = ""', "m.toml: columns.c.by: it is empty"),
        ("by = 1", "m.toml: columns.c.by: 1 is not text"),
        ('by = "a.b.c"', "m.toml: columns.c.by: 'a.b.c' is more than an object and its attribute"),
        ('by = "my domains"', "m.toml: columns.c.by: 'my domains' is no slug"),
        ('bye = "domains"', "m.toml: columns.c.bye: unknown key; did you mean 'by'"),
    ],
)
def test_by_is_checked_in_a_mapping_file(text: str, said: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        RowMapping.from_text(f'[columns]\nc = {{ to = "company", {text} }}', "m.toml")
    assert str(refused.value).startswith(said)
