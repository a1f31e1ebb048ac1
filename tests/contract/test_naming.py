"""Names come from places: tables of patterns, provisional names, uniting, and what a moved field does not do."""

from __future__ import annotations

import json
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.contract.correct import correct, parse_corrections
from scripts.contract.document import prepare
from scripts.contract.errors import ContractError
from scripts.contract.overlay import (
    MAX_NAME,
    Roles,
    load_corrections,
    load_operations,
    load_roles,
    matches,
    provisional_name,
    provisional_operation,
)
from scripts.contract.pipeline import Layout
from scripts.contract.places import Schemas
from scripts.contract.shapes import Naming

from .conftest import ROOT


def roles(tmp_path, text):
    path = tmp_path / "shapes.toml"
    path.write_text(text)
    return load_roles(path)


@pytest.mark.parametrize(
    ("pattern", "place", "covers"),
    [
        ("Note.id", "Note.id", True),
        ("Note.id", "Note.ids", False),
        ("**.id", "Note.id", True),
        ("**.id", "A.b.c.id", True),
        ("**.id", "A.id.b", False),
        ("**.id", "id", True),
        ("*.id", "A.b.id", False),
        ("Create*Body.data", "CreateNoteBody.data", True),
        ("Note.**", "Note.tags.[].|record", True),
        ("Note.tags.[].|record", "Note.tags.[].|record", True),
        ("Note.tags.[].|*", "Note.tags.[].|0", True),
        ("A.$or", "A.$or", True),
        ("A.b?", "A.b", False),
    ],
)
def test_patterns(pattern, place, covers):
    assert matches(pattern, place) is covers


def test_the_most_literal_pattern_wins_whatever_the_order(tmp_path):
    text = ['Any = ["**"]', 'Below = ["Note.**"]', 'Tags = ["**.tags"]', 'Exact = ["Note.tags"]']
    for lines in (text, text[::-1]):
        table = roles(tmp_path, "\n".join(lines))
        assert [table.name(p) for p in ("Note.tags", "Task.tags", "Note.id", "x")] == ["Exact", "Tags", "Below", "Any"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('note = ["a"]', "no usable class name"),
        ('"A B" = ["a"]', "no usable class name"),
        (f'A{"a" * 60} = ["a"]', "no usable class name"),
        ('A = ["x"]\nB = ["x"]', "claimed by two names"),
        ("A = [", "shapes.toml"),
    ],
)
def test_a_table_that_cannot_be_meant_is_refused(tmp_path, text, says):
    with pytest.raises(ContractError, match=says):
        roles(tmp_path, text)


@given(st.text(min_size=1, max_size=200))
def test_provisional_names_are_usable_and_say_nothing_but_their_place(place):
    name = provisional_name(place)
    assert re.fullmatch(r"[A-Z][A-Za-z0-9]*", name)
    assert len(name) <= MAX_NAME
    assert name == provisional_name(place)


def test_long_places_get_short_names_that_differ():
    places = [f"upsert_activity_record.response.data.values.something.very.long.number.{i}" for i in range(200)]
    names = {provisional_name(place) for place in places}
    assert len(names) == 200
    assert max(map(len, names)) <= MAX_NAME


@pytest.mark.parametrize(
    ("key", "id_", "rate_class", "idempotent"),
    [
        ("GET /v2/new-thing", "get_v2_new_thing", "read", True),
        ("POST /v2/new-thing/{id}/query", "post_v2_new_thing_id_query", "write", False),
        ("DELETE /v2/x", "delete_v2_x", "write", False),
        ("PUT /v2/" + "long/" * 30, None, "write", False),
    ],
)
def test_an_unknown_operation_gets_a_safe_default(key, id_, rate_class, idempotent):
    row = provisional_operation(*key.split(" "))
    assert (row.rate_class, row.idempotent, row.provisional) == (rate_class, idempotent, True)
    assert len(row.id) <= MAX_NAME
    assert re.fullmatch(r"[a-z][a-z0-9_]*", row.id)
    assert id_ is None or row.id == id_


def shapes(schema, table=(), *, response=True, components=None):
    naming = Naming(Roles(tuple(table)), components or {})
    naming.collect(schema, "op.response", response=response)
    made = naming.components()
    made.pop("UnknownVariant", None)
    return made


def obj(required=None, **properties):
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(properties if required is None else required),
    }


S = {"type": "string"}
N = {"type": "number"}


def test_shapes_at_one_name_are_united():
    schema = {"oneOf": [obj(a=S, b=S), obj(a=N, c=S)]}
    united = shapes(schema, [("op.response.|*", "Thing")])["Thing"]
    assert united["properties"].keys() == {"a", "b", "c"}
    assert united["required"] == ["a"]
    assert {"type": "number"} in united["properties"]["a"]["anyOf"]


def test_constants_of_united_shapes_become_an_enum():
    schema = {"oneOf": [obj(op={"const": "equals"}), obj(op={"const": "differs"})]}
    made = shapes(schema, [("op.response.|*", "Condition"), ("Condition.op", "Operator")], response=False)
    assert made["Operator"]["enum"] == ["differs", "equals"]
    assert made["Condition"]["properties"]["op"] == {"$ref": "#/components/schemas/Operator"}


def test_enums_are_open_in_answers_and_closed_in_requests():
    schema = obj(kind={"type": "string", "enum": ["a", "b"]})
    reference = {"$ref": "#/components/schemas/OpResponseKind"}
    assert shapes(schema)["OpResponse"]["properties"]["kind"] == {"anyOf": [reference, {"type": "string"}]}
    assert shapes(schema, response=False)["OpResponse"]["properties"]["kind"] == reference


def test_answers_keep_unknown_keys():
    closed = {**obj(a=S), "additionalProperties": False}
    assert shapes(closed)["OpResponse"]["additionalProperties"] is True


def test_recursive_shapes_end():
    node = {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/node"}}}
    made = shapes({"$ref": "#/components/schemas/node"}, [("#node", "Node")], components={"node": node})
    assert made["Node"]["properties"]["next"] == {"$ref": "#/components/schemas/Node"}


@pytest.mark.parametrize(
    ("variants", "labels"),
    [
        ([obj(k={"const": "a"}), obj(k={"const": "b"})], ["|a", "|b"]),
        ([obj(k={"enum": ["a"]}), obj(k={"enum": ["b"]}), S], ["|a", "|b", ""]),
        ([obj(x=S), obj(k={"const": "b"})], ["|{x}", "|{k}"]),
        ([obj(k={"const": "a"}), obj(k={"const": "b"}), obj(k=S)], ["|a", "|b", "|{}"]),
        ([obj(k={"const": "same"}, a=S), obj(k={"const": "same"}, b=S)], ["|{a,k}", "|{b,k}"]),
        ([obj(k={"const": True}), obj(k={"const": False})], ["|true", "|false"]),
        ([obj(x=S), {"type": "null"}], ["", ""]),
        ([obj(x=S, y=N), obj(x=S)], ["|{x,y}", "|{x}"]),
        ([obj(x=S), obj(x=N), obj(y=N)], ["|{x:string}", "|{x:number}", "|{y}"]),
        ([obj(x=S), obj(x={**S, "format": "date"}), obj(x=N)], ["|{x:string}~0", "|{x:string}~1", "|{x:number}"]),
        ([obj(x=S), obj([], x=S)], ["|{x:string}~0of2", "|{x:string}~1of2"]),
    ],
)
def test_variants_are_labelled_by_the_constant_of_most_or_else_by_their_keys(variants, labels):
    atoms = Schemas({}).atoms({"oneOf": variants}, "p")
    assert [atom.place for atom in atoms] == [f"p.{label}".rstrip(".") for label in labels]


def test_names_of_ours_are_complete_and_all_in_use(prepared):
    assert prepared.nameless == []
    assert prepared.naming.unused == set()


def test_no_shape_serves_requests_and_answers(prepared):
    both = [s.name for s in prepared.naming.shapes.values() if s.in_request and s.in_response and s.kind != "enum"]
    assert both == []


# -- moving fields ---------------------------------------------------------------------------------------------------


def objects(node):
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            yield node
        for value in node.values():
            yield from objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from objects(value)


def is_leaf(schema):
    return schema.get("type") in ("string", "number", "boolean", "integer") and not {"enum", "const"} & schema.keys()


@pytest.fixture(scope="module")
def corrected(snapshot):
    """The text of the committed document, corrected and without error answers, which have no shapes."""
    overlay = Layout(ROOT).overlay
    table = load_operations(overlay / "operations.toml")
    made, _ = correct(snapshot, parse_corrections(load_corrections(overlay / "corrections.toml")), table)
    for item in made["paths"].values():
        for operation in item.values():
            answers = operation["responses"]
            operation["responses"] = {code: answer for code, answer in answers.items() if code < "4"}
    return json.dumps(made)


@pytest.fixture(scope="module")
def named():
    """What a corrected document makes: name -> its properties or values, and the report's lines."""
    overlay = Layout(ROOT).overlay
    table, table_of_roles = load_operations(overlay / "operations.toml"), load_roles(overlay / "shapes.toml")

    def made(document):
        contract = prepare(document, table, table_of_roles)
        schemas = contract.document["components"]["schemas"]
        held = {name: {*schema.get("properties", {}), *schema.get("enum", ())} for name, schema in schemas.items()}
        held.pop("UnknownVariant", None)
        return held, contract.nameless

    return made


def move(document, generator, *, leaf):
    """Takes a random field out of a random shape and puts it into another; returns its name."""
    candidates = [
        (shape, key)
        for shape in objects(document)
        for key, schema in shape["properties"].items()
        if is_leaf(schema) is leaf
    ]
    source, key = generator.choice(candidates)
    target = generator.choice(
        [shape for shape in objects(document) if shape is not source and key not in shape["properties"]]
    )
    schema = source["properties"].pop(key)
    source["required"] = [name for name in source.get("required", []) if name != key]
    if not source["properties"]:
        source["properties"]["left_alone"] = {"type": "string"}
    target["properties"][key] = schema
    return key


@pytest.mark.parametrize("leaf", [True, False])
def test_a_moved_field_gives_no_class_the_fields_of_another(corrected, named, leaf):
    before, none = named(json.loads(corrected))
    assert none == []
    for seed in range(12 if leaf else 6):
        changed = json.loads(corrected)
        key = move(changed, random.Random(seed), leaf=leaf)
        after, lines = named(changed)
        where = f"seed {seed}: moved {key}"
        for name in before.keys() & after.keys():
            assert before[name] ^ after[name] <= {key, "left_alone"}, f"{where}: {name}"
        reported = {line.rpartition(" ")[2] for line in lines}
        assert after.keys() - before.keys() == reported, where


def test_a_moved_field_renames_nothing_but_variants_told_apart_by_their_keys(corrected, named, prepared):
    before, _ = named(json.loads(corrected))
    shapes = prepared.naming.shapes
    by_keys = {name for name, shape in shapes.items() if any("|{" in atom.place for atom in shape.members.values())}
    by_keys |= {
        name
        for name, shape in shapes.items()
        if all(atom.place.split(".")[0] in by_keys for atom in shape.members.values())
    }
    for seed in range(50, 56):
        changed = json.loads(corrected)
        key = move(changed, random.Random(seed), leaf=True)
        assert before.keys() - named(changed)[0].keys() <= by_keys, f"seed {seed}: moved {key}"


def test_preparing_is_the_same_whatever_the_order_of_paths(snapshot):
    table = load_operations(Layout(ROOT).overlay / "operations.toml")
    table_of_roles = load_roles(Layout(ROOT).overlay / "shapes.toml")
    turned = {**snapshot, "paths": dict(reversed(snapshot["paths"].items()))}
    assert prepare(turned, table, table_of_roles).document == prepare(snapshot, table, table_of_roles).document
