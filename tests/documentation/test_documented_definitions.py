"""Attio's examples of attributes: those to make are made, those to read are read."""

from __future__ import annotations

from aioattio import Attribute
from tests.documentation.examples import DEFINING, Key
from tests.documentation.matching import cases_of, needs_document
from tests.documentation.workspace import Sample

CURRENCY = Key("Currency", "Configuration", 1)
REFERENCE = Key("Record reference", "Configuration", 1)
ALLOWED = Key("Record reference", "Configuration", 2)
RELATIONSHIP = Key("Record reference", "A note about relationship attributes", 1)
DEFINITIONS = (CURRENCY, REFERENCE, ALLOWED, RELATIONSHIP)
IDS = ("workspace", "object", "attribute")


@needs_document
async def test_a_currency_attribute_is_made(sample: Sample) -> None:
    documented = cases_of(DEFINING)[CURRENCY].read()
    made = await sample.attio.records("singles").attributes.create("Amount owed", "currency", currency="USD")
    sent = sample.sent["data"]
    assert sent == sent | documented
    assert made.currency_code == "USD"


@needs_document
async def test_a_reference_is_made(sample: Sample) -> None:
    documented = cases_of(DEFINING)[REFERENCE].read()
    documented["config"]["record_reference"]["allowed_objects"] = ["people"]
    made = await sample.attio.records("singles").attributes.create(
        "Owner", "record-reference", allowed_objects=["people"]
    )
    sent = sample.sent["data"]
    assert sent == sent | documented
    assert made.allowed_object_ids == (sample.em.object("people")["id"]["object_id"],)


@needs_document
def test_an_allowed_object_is_read() -> None:
    read = Attribute.from_json(cases_of(DEFINING)[ALLOWED].read(ids=("people",)))
    assert (read.slug, read.title, read.type) == ("team", "Team", "record-reference")
    assert read.allowed_object_ids == ("people",)


@needs_document
def test_a_relationship_is_read() -> None:
    read = Attribute.from_json(cases_of(DEFINING)[RELATIONSHIP].read(ids=IDS))
    assert (read.slug, read.type) == ("team", "record-reference")
    assert read.relationship is not None
    assert tuple(read.relationship["id"].values()) == IDS
