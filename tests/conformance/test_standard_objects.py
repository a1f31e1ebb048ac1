"""The record calls on people, companies, deals, users and workspaces, as Attio writes them out for each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from aioattio import Location, Name, Record, RecordReference, SelectOption, Status
from aioattio_openapi.attio.standard_objects import STANDARD_OBJECTS, STANDARD_OPERATIONS, StandardAttribute
from scripts.contract.places import contents
from tests.conformance.build import STYLES, Style
from tests.conformance.calls.records import of_object
from tests.conformance.calls.samples import MOMENT, RECORD
from tests.conformance.checking import violations
from tests.conformance.contract import Contract, JsonObject, core, corrected, of, snapshot
from tests.conformance.recording import Call, record
from tests.values.pages import attribute_json

VALUES: dict[str, Any] = {
    "text": "Ada",
    "number": 5,
    "currency": Decimal("12.5"),
    "date": date(2026, 3, 4),
    "timestamp": MOMENT,
    "personal-name": Name("Ada", "Lovelace"),
    "email-address": "ada@example.com",
    "phone-number": "+441632960001",
    "domain": "example.com",
    "select": SelectOption(RECORD, "Engines"),
    "status": Status(RECORD, "Lead"),
    "actor-reference": "ada@example.com",
    "record-reference": RecordReference("people", RECORD),
    "location": Location(line_1="12 St James's Square", locality="London", country_code="GB"),
}
OWN_NUMBER = StandardAttribute(slug="own_number", type="text", unique=True, writable=True, in_request=True)
"""No attribute of a deal is unique: an upsert needs one of the workspace's own."""

INSTANCES = {f"{one.method} {one.path}": one for one in STANDARD_OPERATIONS}


@pytest.fixture(scope="module")
def contract() -> Contract:
    """The standard objects' own operations, paged as those they are instances of; the core's for everything else."""
    own = of(completed(corrected(snapshot("standard-objects")))).specs
    paging = {key: core().specs[one.operation].paging for key, one in INSTANCES.items()}
    return Contract({**core().specs, **{id_: replace(spec, paging=paging[spec.key]) for id_, spec in own.items()}})


def completed(document: JsonObject) -> JsonObject:
    """The document with what it leaves out: attributes of a workspace's own, and what the core's queries know."""
    body = core().specs["query_records"].body
    assert body is not None
    for path, item in document["paths"].items():
        for operation in item.values():
            for _, schema in contents(operation.get("requestBody", {})):
                if path.endswith("/query"):
                    schema["properties"] = {**body[1]["properties"], **schema["properties"]}
                else:
                    schema["properties"]["data"]["properties"]["values"]["additionalProperties"] = True
    return document


def attributes(object_: str) -> list[StandardAttribute]:
    own = [OWN_NUMBER] if object_ == "deals" else []
    return [*own, *STANDARD_OBJECTS[object_].values()]


def definitions(object_: str) -> list[Any]:
    """What Attio says of the attributes of an object."""
    return [
        attribute_json(one.slug, one.type, multiselect=one.multiselect, writable=one.writable, is_unique=one.unique)
        for one in attributes(object_)
    ]


def calls(object_: str, operation: str) -> tuple[Call, ...]:
    """The calls of one operation, with a value for every attribute that can be written."""
    written = [one for one in attributes(object_) if one.in_request and one.writable]
    unique = next(one.slug for one in written if one.unique)
    values = {one.slug: [VALUES[one.type]] if one.multiselect else VALUES[one.type] for one in written}
    return of_object(object_, values, unique)[operation]


def test_each_object_has_its_eight_operations(contract: Contract) -> None:
    assert len(INSTANCES) == 40
    assert {spec.key for id_, spec in contract.specs.items() if id_ not in core().specs} == set(INSTANCES)


@pytest.mark.parametrize("key", INSTANCES)
async def test_what_leaves_is_what_the_contract_allows(contract: Contract, key: str) -> None:
    one = INSTANCES[key]
    own = next(id_ for id_, spec in contract.specs.items() if spec.key == key)
    for call in calls(one.object, one.operation):
        recorder, _ = await record(contract, call, definitions=definitions(one.object))
        assert violations(contract, own, recorder.requests) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("key", INSTANCES)
async def test_what_the_contract_allows_is_read(contract: Contract, key: str, style: Style) -> None:
    one = INSTANCES[key]
    for call in calls(one.object, one.operation):
        recorder, given = await record(contract, call, style, definitions=definitions(one.object))
        records = [item for item in (given if isinstance(given, list) else [given]) if isinstance(item, Record)]
        for read in records:
            assert read.id
            if style == "maximal":
                assert [slug for slug in read.to_dict()["values"] if not read.values(slug)] == []
        assert recorder.requests
