"""Every attribute type, read and written in every form. Needs no copy of the documentation."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from aioattio import Definitions, InvalidInput, Record, Value
from tests.documentation.examples import TYPES
from tests.documentation.own_values import READ, WRITTEN, Forms
from tests.documentation.storing import store, store_as_it_is
from tests.documentation.workspace import Sample
from tests.values.pages import attribute_json

READINGS = [(kind, parts, natural) for kind, values in READ.items() for parts, natural in values]


def test_every_type_is_read_and_written() -> None:
    assert set(READ) == set(TYPES.values())
    assert {forms.type for forms in WRITTEN} == set(TYPES.values()) - {"interaction"}


@pytest.mark.parametrize(("kind", "parts", "natural"), READINGS)
def test_read(kind: str, parts: dict[str, Any], natural: Any) -> None:
    content = {**parts, "attribute_type": kind, "active_from": "2026-01-01T00:00:00.000000000Z", "active_until": None}
    for value in (Value(content), Value(msgspec.json.encode(content)), Value(parts, kind)):
        assert (value.value, type(value.value)) == (natural, type(natural))
    for multiselect in (False, True):
        definitions = Definitions.from_json([attribute_json("it", kind, multiselect=multiselect)], object="things")
        whole = msgspec.json.encode({"values": {"it": [content], "none": []}})
        record = Record(whole, object="things", definitions=definitions)
        assert record["it"] == ([natural] if multiselect else natural)
        empty = Record(b'{"values": {"it": []}}', object="things", definitions=definitions)
        assert empty["it"] == ([] if multiselect else None)


@pytest.mark.parametrize("forms", WRITTEN, ids=lambda forms: f"{forms.type}: {forms.slug}")
async def test_written(forms: Forms, sample: Sample) -> None:
    natural = forms.natural(sample) if callable(forms.natural) else forms.natural
    found = [(await store(sample, forms.container, {forms.slug: given}), repr(given)) for given in forms.python(sample)]
    stored = found[0][0]
    assert sample.type_of(forms.container, forms.slug) == forms.type
    for one, given in found:
        assert one.natural == {forms.slug: natural}, given
        assert alike(one.values) == alike(stored.values), given
        assert all(isinstance(value, dict | str) for value in one.sent[forms.slug]), given
    for given in forms.json(sample):
        assert alike(await store_as_it_is(sample, forms.container, {forms.slug: given})) == alike(stored.values), given


def alike(values: dict[str, list[dict[str, Any]]]) -> Any:
    """Without what was written, of what Attio brings to a normal form."""
    return [
        {key: part for key, part in value.items() if not key.startswith("original_")}
        for listed in values.values()
        for value in listed
    ]


CLEARABLE = {
    "text": "companies.description",
    "number": "companies.a_custom_number_attribute",
    "currency": "companies.amount_owed",
    "rating": "companies.performance",
    "checkbox": "companies.a_custom_checkbox_attribute",
    "date": "companies.foundation_date",
    "timestamp": "companies.my_timestamp_attribute",
    "personal-name": "people.name",
    "email-address": "people.email_addresses",
    "phone-number": "people.phone_numbers",
    "domain": "companies.domains",
    "select": "companies.categories",
    "status": "companies.phase",
    "record-reference": "people.manager",
    "actor-reference": "companies.keeper",
    "location": "companies.primary_location",
}


@pytest.mark.parametrize("nothing", [None, []], ids=repr)
async def test_clearing(nothing: Any, sample: Sample) -> None:
    assert set(CLEARABLE) == {forms.type for forms in WRITTEN}
    values: dict[str, dict[str, Any]] = {"companies": {}, "people": {}}
    for forms in WRITTEN:
        if CLEARABLE[forms.type] == f"{forms.container}.{forms.slug}":
            values[forms.container].setdefault(forms.slug, forms.python(sample)[0])
    for container, given in values.items():
        records = sample.attio.records(container)
        record = await records.create(given)
        cleared = await records.overwrite(record, dict.fromkeys(given, nothing))
        assert all(record.raw(slug) for slug in given)
        assert sample.sent["data"]["values"] == {slug: [] for slug in given}
        assert [cleared.raw(slug) for slug in given] == [[]] * len(given)
        assert all(cleared[slug] in (None, []) for slug in given)
        await records.delete(record)


async def test_interactions_are_attio_s_own(sample: Sample) -> None:
    requests = len(sample.em.requests)
    with pytest.raises(InvalidInput, match=r"last_interaction \(interaction\)"):
        await sample.attio.companies.create({"last_interaction": {"interaction_type": "email"}})
    assert not any(request.method == "POST" for request in sample.em.requests[requests:])
