"""What counts as a change, and for whom it breaks something."""

from __future__ import annotations

import copy
import random

import pytest

from scripts.contract.changes import compare
from scripts.contract.changes.judge import ANSWERED, SENT
from scripts.contract.changes.schemas import Schemas
from scripts.contract.changes.shapes import Components
from scripts.contract.condense import condense

TEXT = {"type": "string"}
NUMBER = {"type": "number"}
MAYBE = {"type": ["string", "null"]}


def thing(required=(), **properties):
    return {"type": "object", "properties": properties, "required": list(required)}


def enum(*values):
    return {"type": "string", "enum": list(values)}


def array(of, **limits):
    return {"type": "array", "items": of, **limits}


def variant(kind, **more):
    return thing(["type"], type=enum(kind), **more)


def differences(old, new, components=({}, {})):
    """(place, text, breaks who sends it, breaks who reads it)"""
    found = Schemas(*map(Components, components)).compare(old, new)
    return [(place, text, SENT.breaks(effect), ANSWERED.breaks(effect)) for place, text, effect in found]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (thing(), thing(a=TEXT), ("a", "added, optional: string", False, False)),
        (thing(), thing("a", a=MAYBE), ("a", "added, required: string or null", True, False)),
        (thing(a=TEXT), thing(), ("a", "removed", True, True)),
        (thing(a=TEXT), thing("a", a=TEXT), ("a", "required, was optional", True, False)),
        (thing("a", a=TEXT), thing(a=TEXT), ("a", "optional, was required", False, True)),
        (thing(a=thing(b=TEXT)), thing(a=thing(b=NUMBER)), ("a.b", "is number, was string", True, True)),
        (NUMBER, {"type": "integer"}, ("", "is integer, was number", True, False)),
        ({"type": "integer"}, NUMBER, ("", "is number, was integer", False, True)),
        (TEXT, {}, ("", "is anything, was string", False, True)),
        (TEXT, MAYBE, ("", "null is allowed", False, True)),
        (MAYBE, TEXT, ("", "never null", True, False)),
        (TEXT, {"type": "string", "nullable": True}, ("", "null is allowed", False, True)),
        (TEXT, {"anyOf": [TEXT, {"type": "null"}]}, ("", "null is allowed", False, True)),
        (enum("a"), enum("a", "b"), ("", "new values `b` (2 values in all)", False, False)),
        (enum("a", "b"), enum("a"), ("", "values gone `b` (1 values in all)", True, False)),
        (TEXT, enum("a"), ("", "only `a`", True, False)),
        (enum("a"), TEXT, ("", "any value, was only `a`", False, False)),
        (array(TEXT), array(TEXT, maxItems=5), ("", "maxItems `5`, was none", True, False)),
        (array(TEXT, maxItems=5), array(TEXT, maxItems=9), ("", "maxItems `9`, was `5`", False, False)),
        (array(TEXT, minItems=5), array(TEXT, minItems=9), ("", "minItems `9`, was `5`", True, False)),
        (TEXT, {**TEXT, "format": "uuid"}, ("", "format `uuid`, was none", True, False)),
        (array(thing(a=TEXT)), array(thing()), ("[].a", "removed", True, True)),
        (
            {"type": "object", "additionalProperties": thing(a=TEXT)},
            {"type": "object", "additionalProperties": thing(a=NUMBER)},
            ("{}.a", "is number, was string", True, True),
        ),
        (thing(a=TEXT), {**thing(a=TEXT), "additionalProperties": False}, ("", "no other keys", True, False)),
        (array(TEXT), {"anyOf": [array(TEXT), array(NUMBER)]}, ("", "may also be array of number", False, True)),
        ({"anyOf": [array(TEXT), array(NUMBER)]}, array(TEXT), ("", "no longer array of number", True, False)),
        (
            {"oneOf": [variant("a"), variant("b")]},
            {"oneOf": [variant("a"), variant("b"), variant("c")]},
            ("", "may also be object `c`", False, False),
        ),
        (
            {"oneOf": [variant("a", x=TEXT), variant("b")]},
            {"oneOf": [variant("b"), variant("a", x=NUMBER)]},
            ("|a.x", "is number, was string", True, True),
        ),
        (
            {"allOf": [thing(a=TEXT), thing(b=TEXT)]},
            thing(a=TEXT, b=TEXT, c=TEXT),
            ("c", "added, optional: string", False, False),
        ),
    ],
)
def test_one_difference_of_a_schema(old, new, expected):
    assert differences(old, new) == [expected]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (MAYBE, {"type": "string", "nullable": True}),
        (MAYBE, {"oneOf": [TEXT, {"type": "null"}]}),
        ({"const": "a"}, {"enum": ["a"]}),
        (enum("a", "b"), enum("b", "a")),
        ({"oneOf": [variant("a"), variant("b")]}, {"anyOf": [variant("b"), variant("a")]}),
        (thing(a=TEXT), {"allOf": [thing(a=TEXT)]}),
        (thing(a=TEXT), {"$ref": "#/components/schemas/it"}),
    ],
)
def test_another_way_to_write_the_same_is_no_difference(old, new):
    known = {"it": thing(a=TEXT)}
    assert differences(old, new, (known, known)) == []
    assert differences(new, old, (known, known)) == []


def test_a_schema_that_holds_itself_has_an_end():
    old = {"tree": thing(child={"$ref": "#/components/schemas/tree"})}
    new = {
        "tree": thing(child={"$ref": "#/components/schemas/node"}),
        "node": thing(child={"$ref": "#/components/schemas/tree"}),
    }
    assert differences(old["tree"], new["tree"], (old, new)) == []


# -- documents ---------------------------------------------------------------------------------------------------------


def error(status, *codes):
    return {str(status): {"content": {"application/json": {"schema": thing(code=enum(*codes), message=TEXT)}}}}


def document(**operation):
    note = {"$ref": "#/components/schemas/note"}
    answer = {"200": {"content": {"application/json": {"schema": thing("data", data=note)}}}}
    whole = {"tags": ["Notes"], "security": [{"oauth2": ["note:read"]}], **operation}
    whole["responses"] = {**answer, **operation.get("responses", {})}
    return condense(
        {
            "openapi": "3.1.0",
            "components": {"schemas": {"note": thing(["id"], id=TEXT, old=TEXT)}},
            "paths": {"/v2/notes": {"get": whole}, "/v2/other": {"get": {"responses": answer}}},
        }
    )


def parameter(name, *, required=False, **schema):
    return {"in": "query", "name": name, "required": required, "schema": schema or TEXT}


def body(schema, *, required=True):
    return {"required": required, "content": {"application/json": {"schema": schema}}}


@pytest.mark.parametrize(
    ("before", "now", "part", "text", "breaking"),
    [
        ({}, {"parameters": [parameter("why")]}, "query parameter `why`", "added, optional: string", False),
        (
            {},
            {"parameters": [parameter("why", required=True)]},
            "query parameter `why`",
            "added, required: string",
            True,
        ),
        ({"parameters": [parameter("why")]}, {}, "query parameter `why`", "removed", True),
        ({}, {"requestBody": body(thing())}, "body", "added, required: `application/json`", True),
        ({}, {"requestBody": body(thing(), required=False)}, "body", "added, optional: `application/json`", False),
        ({"requestBody": body(thing())}, {}, "body", "removed", True),
        ({}, {"responses": error(409, "taken")}, "errors", "new: `409` `taken`", False),
        ({"responses": error(400, "a")}, {"responses": error(400, "a", "b")}, "errors", "new: `400` `b`", False),
        ({"responses": error(400, "a", "b")}, {"responses": error(400, "a")}, "errors", "gone: `400` `b`", False),
        ({}, {"responses": {"202": {}}}, "answers", "can be `202`", False),
        ({"responses": {"202": {}}}, {}, "answers", "`202` is gone", True),
        ({}, {"security": []}, "scopes", "none stated any more, were `note:read`", False),
        (
            {},
            {"security": [{"oauth2": ["note:read", "user:read"]}]},
            "scopes",
            "now `note:read`, `user:read`, were `note:read`",
            True,
        ),
        (
            {"security": [{"oauth2": ["note:read", "user:read"]}]},
            {},
            "scopes",
            "now `note:read`, were `note:read`, `user:read`",
            False,
        ),
        ({}, {"tags": ["Texts"]}, "tag", "`Texts`, was `Notes`", True),
        ({}, {"x-hidden": True}, "standing", "hidden now", False),
        ({"deprecated": True}, {}, "standing", "no longer deprecated", False),
    ],
)
def test_one_change_of_an_operation(before, now, part, text, breaking):
    (change,) = compare(document(**before), document(**now)).changes
    assert (change.subject, change.part, change.text, change.breaking) == ("GET /v2/notes", part, text, breaking)


def test_paging_that_comes_is_told_apart_from_its_parameters():
    now = document(parameters=[parameter("limit", type="integer"), parameter("cursor")])
    told = {(change.part, change.text, change.breaking) for change in compare(document(), now).changes}
    assert ("paging", "gained, by cursor and limit", True) in told
    assert ("paging", "lost, was by cursor and limit", True) in {
        (change.part, change.text, change.breaking) for change in compare(now, document()).changes
    }


def test_a_component_is_judged_by_where_it_travels_and_changes_what_it_is_part_of():
    before, now = document(), document()
    now["components"]["schemas"]["note"]["required"] = []
    comparison = compare(before, now)
    assert [(change.kind, change.subject, change.breaking) for change in comparison.changes] == [
        ("component", "note", True)
    ]
    assert comparison.changed == {"GET /v2/notes": True, "GET /v2/other": True}

    sent = {"requestBody": body({"$ref": "#/components/schemas/note"})}
    before, now = document(**sent), document(**sent)
    now["components"]["schemas"]["note"]["required"] = ["id", "old"]
    assert [change.breaking for change in compare(before, now).changes] == [True]


def test_operations_and_events_come_and_go():
    before, now = document(), document()
    now["paths"]["/v2/more"] = now["paths"].pop("/v2/other")
    now["paths"]["/v2/more"]["get"]["x-hidden"] = True
    post = {"post": {"requestBody": body(thing(a=TEXT)), "responses": {}}}
    before["webhooks"] = {"note.created": copy.deepcopy(post), "note.lost": copy.deepcopy(post)}
    now["webhooks"] = {"note.created": {"post": {"requestBody": body(thing()), "responses": {}}}, "note.new": post}
    comparison = compare(before, now)
    assert (comparison.added, comparison.removed) == (("GET /v2/more",), ("GET /v2/other",))
    assert comparison.hidden == {"GET /v2/more"}
    assert [(change.subject, change.place, change.text, change.breaking) for change in comparison.changes] == [
        ("note.created", "a", "removed", True),
        ("note.lost", "", "removed", True),
        ("note.new", "", "added", False),
    ]


def test_what_is_only_written_differently_is_told_too():
    now = document()
    inner = now["paths"]["/v2/other"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    inner["properties"]["data"] = now["components"]["schemas"]["note"]
    (change,) = compare(document(), now).changes
    assert (change.subject, change.text, change.breaking) == ("GET /v2/other", "is written differently", False)


def test_another_order_of_values_and_variants_is_not_told():
    schema = {"oneOf": [variant("a", x=enum("u", "v")), variant("b")]}
    turned = {"oneOf": [variant("b"), variant("a", x=enum("v", "u"))]}
    before, now = (document(requestBody=body(given)) for given in (schema, turned))
    before["components"]["schemas"]["kind"], now["components"]["schemas"]["kind"] = enum("a", "b"), enum("b", "a")
    assert before != now
    assert compare(before, now).changes == ()


def test_the_comparison_of_equals_is_empty_and_its_order_is_that_of_the_documents(bundle):
    assert compare(bundle.api, copy.deepcopy(bundle.api)).changes == ()
    before, now = document(), document(parameters=[parameter(name) for name in "dcba"])
    now["paths"] = dict(random.Random(7).sample(sorted(now["paths"].items()), 2))
    now["paths"]["/v2/other"]["get"]["tags"] = ["Else"]
    assert [change.part for change in compare(before, now).changes] == [
        *(f"query parameter `{name}`" for name in "abcd"),
        "tag",
    ]
