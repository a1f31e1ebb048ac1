"""The table of the standard objects: what the document says, completed by hand, and never one without the other."""

from __future__ import annotations

import ast
import copy
import re

import pytest

from aioattio_openapi.attio.operations import OPERATIONS
from aioattio_openapi.attio.standard_objects import STANDARD_OBJECTS, STANDARD_OPERATIONS
from scripts.contract.bundle import nothing
from scripts.contract.condense import condense
from scripts.contract.errors import ContractError
from scripts.contract.events import Event
from scripts.contract.fetch import fetch
from scripts.contract.overlay import load_operations
from scripts.contract.standard import UNKNOWN_TYPE, load_standard, standard_objects
from scripts.contract.tables import render_tables

from .conftest import ROOT, upstream
from .test_injection import EVIL, calls

OVERLAY = ROOT / "openapi/attio"
OBJECTS = ("people", "companies", "deals", "users", "workspaces")


@pytest.fixture
def document(bundle):
    """A copy of the committed document of standard objects."""
    return copy.deepcopy(bundle.standard_objects)


@pytest.fixture
def read(bundle):
    """What the pipeline makes of a document of standard objects, with our table or another."""

    def read(document, table=None, api=bundle.api):
        core = load_operations(OVERLAY / "operations.toml").values()
        return standard_objects(document, table or load_standard(OVERLAY / "standard-objects.toml"), core, api)

    return read


def sent(document, name="companies"):
    body = document["paths"][f"/v2/objects/{name}/records"]["post"]["requestBody"]
    return body["content"]["application/json"]["schema"]["properties"]["data"]["properties"]["values"]["properties"]


def every_value(document):
    """The values of every request and answer."""
    stack = [document["paths"]]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if "domains" in node:
                yield node
            stack += node.values()
        elif isinstance(node, list):
            stack += node


def test_the_table_is_what_upstream_says():
    told = fetch(upstream("current"), "standard-objects")["x-standard-attributes"]
    assert told.keys() == STANDARD_OBJECTS.keys() == set(OBJECTS)
    for name, attributes in told.items():
        assert {row["slug"] for row in attributes} == STANDARD_OBJECTS[name].keys()
        for row in attributes:
            made = STANDARD_OBJECTS[name][row["slug"]]
            assert (made.slug, made.type) == (row["slug"], row["type"])
            assert (made.in_request, made.in_response) == (row["in_request_schema"], row["in_response_schema"])
            assert made.inverse == row.get("inverse")
            for trait in ("unique", "multiselect", "required"):
                assert getattr(made, trait) == row.get(trait, False), (name, made)
            if row["documented_writable"]:
                assert made.writable
            elif row.get("documented_not_writable") or not row["in_request_schema"]:
                assert not made.writable


def test_every_relationship_has_its_other_end():
    for name, attributes in STANDARD_OBJECTS.items():
        for slug, attribute in attributes.items():
            if attribute.inverse:
                other, _, end = attribute.inverse.partition(".")
                assert STANDARD_OBJECTS[other][end].inverse == f"{name}.{slug}"
                assert attribute.type == "record-reference"


def test_each_of_the_forty_operations_is_an_instance_of_one_of_ours(bundle):
    published = {(method.upper(), path) for path, item in bundle.standard_objects["paths"].items() for method in item}
    assert {(row.method, row.path) for row in STANDARD_OPERATIONS} == published
    assert len(STANDARD_OPERATIONS) == 40
    for row in STANDARD_OPERATIONS:
        operation = OPERATIONS[row.operation]
        assert operation.method == row.method
        assert operation.path.replace("{object}", row.object) == row.path
    for name in OBJECTS:
        assert {row.operation for row in STANDARD_OPERATIONS if row.object == name} == {
            *("query_records", "create_record", "upsert_record", "get_record", "update_record", "delete_record"),
            *("list_record_values", "list_record_entries"),
        }


def test_the_committed_document_fits_the_committed_table(read, bundle):
    made = read(bundle.standard_objects)
    assert (made.lost, made.stale, made.nameless, made.doubts) == ([], [], [], [])


def test_a_new_attribute_is_reported_and_safe(read, document):
    for values in every_value(document):
        values["market_cap"] = copy.deepcopy(values["twitter_follower_count"])
    made = read(document)
    assert made.nameless == ["attribute companies.market_cap has no row in standard-objects.toml"]
    row = next(row for row in made.attributes["companies"] if row.slug == "market_cap")
    assert (row.type, row.in_request, row.in_response) == ("number", True, True)
    assert (row.unique, row.multiselect, row.required) == (False, False, False)


def test_a_new_type_is_taken_as_it_is(read, document):
    for values in every_value(document):
        if "attribute_type" in (properties := values["domains"]["items"]["properties"]):
            properties["attribute_type"] = {"type": "string", "enum": ["web-address"]}
    made = read(document)
    assert next(row.type for row in made.attributes["companies"] if row.slug == "domains") == "web-address"


def test_a_removed_attribute_leaves_a_stale_row(read, document):
    for values in every_value(document):
        del values["linkedin"]
    made = read(document)
    assert made.stale == ["standard-objects.toml: companies.linkedin is not in the document"]
    assert "linkedin" not in {row.slug for row in made.attributes["companies"]}


def test_an_attribute_that_arrives_in_the_document_makes_its_row_stale(read, document):
    for values in every_value(document):
        values["associated_deals"] = copy.deepcopy(values["team"])
    assert read(document).stale == ["standard-objects.toml: companies.associated_deals is in the document"]


def test_types_that_contradict_each_other_are_told(read, document):
    first = next(values for values in every_value(document) if "attribute_type" in str(values["name"]))
    first["name"]["items"]["properties"]["attribute_type"] = {"const": "personal-name"}
    assert read(document).doubts == ["attribute companies.name is of several types: personal-name, text"]


def test_what_is_only_written_shows_its_type_by_its_shape(read, document, bundle):
    said = {row.slug: row.type for row in read(bundle.standard_objects).attributes["companies"]}
    for item in document["paths"].values():
        for operation in item.values():
            operation["responses"] = {}
    made = read(document)
    shown = {row.slug: row.type for row in made.attributes["companies"] if row.in_request}
    # A date is written in the same shape as any text.
    assert {slug: (said[slug], type_) for slug, type_ in shown.items() if said[slug] != type_} == {
        "foundation_date": ("date", "text")
    }
    for shape in ({}, {"type": "object", "properties": {"odd": {}}}, {"type": "string"}):
        sent(document)["domains"]["items"] = shape
        for path in ("/v2/objects/companies/records", "/v2/objects/companies/records/{record_id}"):
            for operation in document["paths"][path].values():
                if "requestBody" in operation:
                    operation["requestBody"] = document["paths"]["/v2/objects/companies/records"]["post"]["requestBody"]
        made = read(document)
        assert "attribute companies.domains is of no type that is known" in made.nameless
        assert next(row.type for row in made.attributes["companies"] if row.slug == "domains") == UNKNOWN_TYPE


def test_an_operation_that_is_no_instance_is_reported(read, document):
    document["paths"]["/v2/objects/people/records/count"] = {"post": {"responses": {}}}
    document["paths"]["/v2/people"] = {"get": {"responses": {}}}
    query = document["paths"]["/v2/objects/people/records/query"]["post"]
    query["parameters"] = [{"in": "query", "name": "deep", "schema": {}}]
    made = read(document)
    assert made.lost == [
        "standard object: POST /v2/objects/people/records/count is an instance of no operation of the API",
        "standard object: GET /v2/people is an instance of no operation of the API",
    ]
    assert made.doubts == [
        "standard object: POST /v2/objects/people/records/query has the parameter deep, query_records has not"
    ]
    assert len(made.operations) == 40


def test_another_standard_object_arrives_by_itself(read, document):
    for path, item in list(document["paths"].items()):
        if "/users/" in path:
            document["paths"][path.replace("/users/", "/products/")] = item
    made = read(document)
    assert len(made.operations) == 48
    assert [row.slug for row in made.attributes["products"]] == [
        *("person", "primary_email_address", "user_id", "workspace"),
    ]
    assert made.nameless[0] == "attribute products.person has no row in standard-objects.toml"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("people = 5", r"\[people\] is no table"),
        ("[people]\nname = true", "people.name is no table"),
        ("[people]\nname = { uniqe = true }", "people.name has unknown keys: uniqe"),
        ('[people]\nname = { unique = "yes" }', "people.name unique: true or false expected, found 'yes'"),
        ("[people]\nname = { inverse = true }", "people.name inverse: a text expected, found True"),
        ("[people]\nname = { only_documented = true }", "people.name lacks type"),
        ("[people", "standard-objects.toml: "),
    ],
)
def test_a_row_that_means_nothing_is_named(tmp_path, text, says):
    path = tmp_path / "standard-objects.toml"
    path.write_text(text)
    with pytest.raises(ContractError, match=says):
        load_standard(path)


def test_slugs_and_paths_stay_text(read, small):
    values = {"type": "object", "properties": {text: {"type": "array", "items": {}} for text in EVIL}}
    body = {"type": "object", "properties": {"data": {"type": "object", "properties": {"values": values}}}}
    operation = {"requestBody": {"content": {"application/json": {"schema": body}}}, "responses": {}}
    hostile = [re.sub(r"[/{}]", "", text) for text in EVIL]
    paths = {f"/v2/objects/{text}/records": {"post": operation} for text in hostile if text}
    made = read(condense({"paths": paths}))
    assert made.lost == []
    assert {row.slug for row in made.attributes[hostile[0]]} == set(EVIL)
    rendered = render_tables(ROOT / "openapi/templates", [Event(text, text, (text,), (text,)) for text in EVIL], made)
    for text in rendered.values():
        assert "open" not in calls(ast.parse(text))


def test_no_document_is_no_object(read):
    made = read(nothing())
    assert made.operations == []
    only_documented = [row for rows in made.attributes.values() for row in rows]
    assert {row.slug for row in only_documented} == {"associated_deals", "associated_users", "associated_workspaces"}
    assert len(made.stale) == sum(map(len, STANDARD_OBJECTS.values())) - len(only_documented)
