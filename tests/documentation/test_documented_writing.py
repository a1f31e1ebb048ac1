"""Attio's examples of writing: what is written in Python here is stored as what the example's own JSON is."""

from __future__ import annotations

from typing import Any

import pytest

from tests.documentation.defects import is_wrong_conversion
from tests.documentation.examples import WRITING, Key, conversions
from tests.documentation.matching import cases_of, needs_document
from tests.documentation.storing import store, store_as_it_is
from tests.documentation.workspace import Sample
from tests.documentation.writing_sides import CONVERTED, WRITES


@pytest.fixture(autouse=True)
async def room(sample: Sample) -> None:
    """Companies to refer to, and no company that has the domain of the examples."""
    if "company.com" not in sample.ids:
        await sample.attio.companies.delete(sample["attio"])
        for domain in ("company.com", "company.net"):
            sample.ids[domain] = (await sample.attio.companies.create({"domains": [domain]})).id


@pytest.mark.parametrize("key", WRITES, ids=str)
@needs_document
async def test_a_documented_value_is_written(key: Key, sample: Sample) -> None:
    case = WRITES[key]
    documented = case.mend(cases_of(WRITING)[key].read(case.emails, sample.named(case.ids)))
    stored = await store(sample, case.container, case.values(sample, documented))
    assert stored.values == await store_as_it_is(sample, case.container, documented)
    assert all(stored.values.values())
    assert (stored.sent == {slug: listed(value) for slug, value in documented.items()}) is case.is_alike


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


CONVERSIONS = [(page, number) for page, (_, made) in CONVERTED.items() for number in range(len(made))]


@pytest.mark.parametrize(("page", "number"), CONVERSIONS)
@needs_document
async def test_a_text_becomes_a_date_or_timestamp(page: str, number: int, sample: Sample) -> None:
    slug, made = CONVERTED[page]
    given, becomes = conversions(page)[number]
    stored = await store(sample, "companies", {slug: given})
    assert stored.natural == {slug: made[number]}
    assert stored.values == await store_as_it_is(sample, "companies", {slug: given})
    assert (stored.values[slug][0]["value"] != becomes) == is_wrong_conversion(page, given)


BY_SLUG_AND_ID = Key("Slugs and IDs", "Slugs", 1)


@needs_document
async def test_attributes_are_named_by_slug_and_by_id(sample: Sample) -> None:
    attribute = await sample.attio.people.attributes.get("email_addresses")
    example = cases_of(WRITING)[BY_SLUG_AND_ID]
    by_slug, by_id = example.documents(["new@person.example"], [attribute.id])
    for document, name in ((by_slug, "email_addresses"), (by_id, attribute.id)):
        answer = await sample.attio.request("POST", "/v2/objects/people/records", json=document)
        await sample.attio.people.delete(answer.json()["data"]["id"]["record_id"])
        ours = await sample.attio.people.create({name: ["new@person.example"]})
        assert sample.sent == by_slug
        assert ours["email_addresses"] == ["new@person.example"]
        await sample.attio.people.delete(ours)
