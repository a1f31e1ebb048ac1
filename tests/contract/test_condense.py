"""Condensing keeps the contract, and nothing that could change without the contract changing."""

from __future__ import annotations

import copy
import json

import pytest

from scripts.contract.bundle import DOCUMENTS
from scripts.contract.condense import condense, dump, events, losses, operations
from scripts.contract.errors import ContractError
from scripts.contract.fetch import fetch

from .conftest import upstream

PROSE = {"summary", "title", "description"}


def document(schema, **operation):
    response = {"200": {"content": {"application/json": {"schema": schema}}}}
    return {"openapi": "3.1.0", "info": {"title": "T"}, "paths": {"/a": {"get": {"responses": response, **operation}}}}


def answer(condensed):
    return condensed["paths"]["/a"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]


@pytest.mark.parametrize(
    ("schema", "kept"),
    [
        ({"type": "string", "description": "d", "title": "t", "example": 1, "examples": [1]}, {"type": "string"}),
        ({"type": "string", "x-anything": {"type": "string"}}, {"type": "string"}),
        (
            {"type": "string", "format": "uuid", "nullable": True},
            {"type": "string", "format": "uuid", "nullable": True},
        ),
        ({"type": "array", "items": {"title": "t", "type": "number"}}, {"type": "array", "items": {"type": "number"}}),
        ({"type": "object", "additionalProperties": False}, {"type": "object", "additionalProperties": False}),
        ({"anyOf": [{"const": 1, "title": "t"}, True]}, {"anyOf": [{"const": 1}, True]}),
        ({"required": ["b", "a"]}, {"required": ["a", "b"]}),
        (
            {"discriminator": {"propertyName": "k", "mapping": {}, "x-more": 1}},
            {"discriminator": {"propertyName": "k"}},
        ),
    ],
)
def test_keeps_what_a_schema_demands(schema, kept):
    assert answer(condense(document(schema))) == kept


def test_a_property_may_be_called_like_prose():
    properties = {name: {"type": "string", "description": "d"} for name in [*PROSE, "example", "x-ray"]}
    kept = answer(condense(document({"type": "object", "properties": properties})))
    assert kept["properties"] == {name: {"type": "string"} for name in properties}


def test_keeps_tag_scopes_and_standing_and_nothing_else_of_an_operation():
    full = document(
        {}, tags=["A", "B"], security=[{"oauth2": ["a:read"]}], summary="s", operationId="o", deprecated=True
    )
    full["paths"]["/a"]["get"] |= {"x-hidden": True, "x-mint": {"href": "/a"}}
    kept = condense(full)["paths"]["/a"]["get"]
    assert kept.keys() == {"responses", "tags", "security", "x-hidden", "deprecated"}
    assert kept["tags"] == ["A"]
    full["paths"]["/a"]["get"] |= {"x-hidden": False, "deprecated": "no"}
    assert condense(full)["paths"]["/a"]["get"].keys() == {"responses", "tags", "security"}


def test_order_upstream_is_no_difference():
    schema = {"type": "object", "properties": {"b": {"type": "string"}, "a": {"enum": ["y", "x"], "type": "string"}}}
    turned = json.loads(json.dumps(schema, sort_keys=True))
    assert dump(condense(document(schema))) == dump(condense(document(turned)))


def test_condensing_twice_changes_nothing_and_leaves_the_input_alone():
    given = document({"type": "object", "properties": {"a": {"type": "string", "title": "t"}}})
    before = copy.deepcopy(given)
    once = condense(given)
    assert condense(once) == once
    assert given == before


def test_an_enum_takes_one_line_and_keeps_its_spaces():
    values = ["a  b", 'quo"te', "[", "plain", None, 3]
    text = dump({"enum": values, "type": "string"})
    assert json.loads(text)["enum"] == values
    assert text.count("\n") == 4


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (document({"$ref": "#/components/schemas/gone"}), "which it does not define"),
        (document("text"), "not a schema"),
        ({"paths": {"/a": {"get": {}}}}, "not an operation"),
        ({"paths": {"a": {}}}, "not a path item"),
        (document({}, parameters=[{"in": "query"}]), "not a parameter"),
        ({**document({}), "components": []}, "components: an object expected"),
        ({**document({}), "components": {"schemas": None}}, "components.schemas: an object expected"),
        ({"paths": []}, "paths: an object expected"),
        (document({"required": True}), "required: a list expected"),
        (document({"enum": "abc"}), "enum: a list expected"),
        (document({"type": "strin"}), "unknown type: strin"),
        (document({"properties": []}), "properties: an object expected"),
        (document({"oneOf": {}}), "oneOf: a list expected"),
        (document({}, tags=[5]), "tags: a string expected"),
        (document({}, parameters={}), "parameters: a list expected"),
        (document({}, requestBody={"content": []}), "content: an object expected"),
        (document({}, requestBody=None), "body: an object expected"),
        (document({}, requestBody={"required": "yes"}), "required: true or false expected"),
        (document({}, parameters=[{"$ref": "#/components/parameters/gone"}]), "is none of components/parameters"),
        (document({}, parameters=[{"in": "query", "name": "q", "content": {}}]), "with content instead of a schema"),
        ({**document({}), "components": {"schemas": {"a": {"$ref": "#/components/schemas/a"}}}}, "refers to itself"),
        ({"paths": {"/a": {"head": {}, "get": {}}, "/b": {"trace": {}}}}, "generated: HEAD /a, TRACE /b"),
    ],
)
def test_refuses_what_is_no_contract(broken, says):
    with pytest.raises(ContractError, match=says):
        condense(broken)


def test_references_to_anything_are_resolved():
    json_ = {"content": {"application/json; charset=utf-8": {"schema": {"type": "object"}}}}
    query = {"in": "query", "name": "q", "schema": {"type": "string"}}
    given = {
        "paths": {"/a": {"$ref": "#/components/pathItems/item"}},
        "components": {
            "pathItems": {
                "item": {
                    "parameters": [{"$ref": "#/components/parameters/q"}],
                    "post": {
                        "parameters": [{**query, "required": True}],
                        "requestBody": {"$ref": "#/components/requestBodies/b"},
                        "responses": {"200": {"$ref": "#/components/responses/again"}},
                    },
                }
            },
            "parameters": {"q": query},
            "requestBodies": {"b": json_},
            "responses": {"again": {"$ref": "#/components/responses/r"}, "r": json_},
        },
    }
    content = {"application/json": {"schema": {"type": "object"}}}
    assert condense(given)["paths"]["/a"] == {
        "post": {
            "parameters": [{**query, "required": True}],  # what the operation says replaces what its path says
            "requestBody": {"required": False, "content": content},
            "responses": {"200": {"content": content}},
        }
    }


def test_what_cannot_be_sent_is_told():
    header = {"in": "header", "name": "X-Key", "required": True}
    optional = {"in": "cookie", "name": "c"}
    body = {"content": {"text/csv": {}}}
    assert losses(condense(document({}, parameters=[header, optional], requestBody=body))) == [
        "GET /a: the required header X-Key cannot be sent",
        "GET /a: a body of text/csv cannot be sent",
    ]


def stripped(node, *, names=False):
    """A document without extensions and prose; `names` says that the keys of `node` are names, not keywords."""
    if isinstance(node, list):
        return [stripped(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = node.items() if names else [(k, v) for k, v in node.items() if not k.startswith("x-") and k not in PROSE]
    named = {"properties", "schemas", "webhooks", "paths"}
    return {key: stripped(value, names=not names and key in named) for key, value in kept}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_upstream_without_extensions_and_prose_is_the_same_contract(name):
    full = fetch(upstream("current"), name)
    bare = stripped(full)
    assert len(json.dumps(bare)) < len(json.dumps(full))
    told = condense(full)  # with what a report tells and nothing is generated from
    for _, _, operation in operations(told):
        operation.pop("x-hidden", None)
        operation.pop("deprecated", None)
    assert dump(condense(bare)) == dump(told)


def test_the_snapshots_are_what_upstream_publishes(bundle):
    source = upstream("current")
    assert {name: condense(fetch(source, name)) for name in DOCUMENTS} == bundle.documents
    assert len(list(operations(bundle.api))) == 97
    assert len(list(operations(bundle.standard_objects))) == 40
    assert len(list(events(bundle.webhooks))) == 34


def test_keeps_webhooks_by_what_is_posted():
    posted = {"content": {"application/json": {"schema": {"type": "object", "title": "t"}}}}
    given = {"post": {"requestBody": posted, "responses": {"200": {"description": "OK"}}, "x-tag": 1}}
    kept = condense(
        {"webhooks": {"a.created": {"$ref": "#/components/pathItems/a"}}, "components": {"pathItems": {"a": given}}}
    )
    assert kept["webhooks"]["a.created"]["post"] == {
        "requestBody": {"required": False, "content": {"application/json": {"schema": {"type": "object"}}}},
        "responses": {"200": {}},
    }
    assert kept["paths"] == {}
    assert condense(kept) == kept
    assert "webhooks" not in condense(document({}))


@pytest.mark.parametrize(
    "item", [{}, {"get": {"responses": {}}}, {"post": {"responses": {}}, "put": {"responses": {}}}]
)
def test_refuses_a_webhook_that_is_not_posted(item):
    with pytest.raises(ContractError, match="webhook a: one POST expected"):
        condense({"webhooks": {"a": item}})


def test_half_a_character_is_refused_with_its_place():
    schema = {"type": "object", "properties": {"whole \U0001f600": {"enum": ["fine \U0001f600"]}}}
    document = {"paths": {}, "components": {"schemas": {"note": schema}}}
    assert condense(document)["components"]["schemas"]["note"] == schema
    for broken in ({"properties": {"con\udfff": {}}}, {"properties": {"con": {"enum": ["\ud800"]}}}):
        document["components"]["schemas"]["note"] = broken
        with pytest.raises(ContractError, match=r"components\.schemas\.note\.properties\.con.*: half a character"):
            condense(document)
