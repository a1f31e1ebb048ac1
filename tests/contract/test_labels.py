"""Newcomers upstream: variants put into a union, kinds that differ at one name, schemas that hold themselves."""

from __future__ import annotations

import json

import pytest

from scripts.contract.overlay import Roles
from scripts.contract.pipeline import Layout
from scripts.contract.places import Schemas
from scripts.contract.shapes import Naming

from .conftest import ROOT
from .test_naming import N, S, corrected, named, obj, roles

__all__ = ["corrected", "named"]  # fixtures

INPUT, OUTPUT = "input-value", "output-value"
NEWCOMERS = {
    "keys of its own": (INPUT, obj(brand_new=S), "ShapeInputValueBrandNew"),
    "keys of another and one more": (INPUT, obj(currency_value=N, currency_code=S), "ShapeInputValueCurrencyCode*"),
    "alike": (INPUT, obj(value=S), "ShapeInputValueValueString3"),
    "a kind of its own": (INPUT, obj(value=obj(x=S)), "ShapeInputValueValueObject"),
    "a constant": (OUTPUT, obj(attribute_type={"const": "brand-new"}, value=S), "ShapeOutputValueBrandNew"),
    "no constant": (OUTPUT, obj(value=S), "ShapeOutputValueValue"),
    "no constant, keys of another": (OUTPUT, obj(currency_code=S, currency_value=N), "ShapeOutputValueCurrencyCode*"),
}


@pytest.mark.parametrize("index", [0, 9])
@pytest.mark.parametrize("newcomer", NEWCOMERS)
def test_a_new_variant_changes_no_class_and_is_reported(corrected, named, newcomer, index):
    component, variant, name = NEWCOMERS[newcomer]
    before, _ = named(json.loads(corrected))
    document = json.loads(corrected)
    union = next(iter(document["components"]["schemas"][component].values()))
    union.insert(index, variant)
    after, lines = named(document)
    assert {known: after.get(known) for known in before} == before
    new = after.keys() - before.keys()
    assert {line.rpartition(" ")[2] for line in lines} == new
    assert any(its.startswith(name.rstrip("*")) for its in new)


def test_a_variant_that_only_looks_alike_takes_no_name(corrected, named):
    before, _ = named(json.loads(corrected))
    document = json.loads(corrected)
    document["components"]["schemas"][INPUT]["anyOf"].insert(0, obj([], value=S))
    after, lines = named(document)
    assert before.keys() - after.keys() == {"TextInput", "DateInput", "TimestampInput"}
    assert len(lines) == 4


def test_a_variant_that_loses_its_only_field_is_not_taken_for_its_neighbour(corrected, named):
    document = json.loads(corrected)
    union = document["components"]["schemas"][INPUT]["anyOf"]
    before, _ = named(json.loads(corrected))
    select, rating = (next(v for v in union if key in v["properties"]) for key in ("option", "value"))
    rating["properties"]["option"] = select["properties"].pop("option")
    after, lines = named(document)
    assert "SelectInput" not in after
    assert all(after[name] == before[name] for name in before.keys() & after.keys())
    assert lines


def made(schema, table, components=None, *, response=True):
    naming = Naming(table, components or {})
    naming.collect(schema, "op.response", response=response)
    return naming, naming.components()


def test_a_name_held_by_a_constant_is_not_taken_by_keys(tmp_path):
    table = roles(tmp_path, 'Date = ["op.response.|date", "op.response.|{value}"]\nText = ["op.response.|text"]')
    tagged = [obj(k={"const": "date"}, value=S), obj(k={"const": "text"}, value=S)]
    naming, components = made({"anyOf": [obj(value=S, x=N), obj(value=N), *tagged, obj(k={"const": "z"})]}, table)
    assert components["Date"]["properties"].keys() == {"k", "value"}
    assert "op.response.|{value}~other" in naming.provisional
    alone, _ = made({"anyOf": [obj(value=N), tagged[1], obj(k={"const": "z"})]}, table)
    assert "Date" in alone.shapes


ENUM = {"type": "string", "enum": ["a", "b"]}


def test_an_enum_and_an_object_at_one_name(tmp_path):
    table = roles(tmp_path, 'Kind = ["*.kind"]')
    for order in (1, -1):
        properties = dict([("x", obj(kind=ENUM)), ("y", obj(kind=ENUM)), ("z", obj(kind=obj(c=S)))][::order])
        naming, components = made(obj(**properties), table)
        assert components["Kind"]["enum"] == ["a", "b"]
        (place,) = (place for place in naming.provisional if place.endswith(".kind.(object)"))
        assert components[naming.provisional[place]]["properties"].keys() == {"c"}


def test_what_the_table_spells_out_keeps_the_name(tmp_path):
    table = roles(tmp_path, 'Kind = ["*.kind", "OpResponseZ.kind"]')
    _, components = made(obj(x=obj(kind=ENUM), y=obj(kind=ENUM), z=obj(kind=obj(c=S))), table)
    assert components["Kind"]["properties"].keys() == {"c"}


def test_an_enum_and_an_object_at_one_place():
    naming, components = made(obj(a={"anyOf": [ENUM, obj(c=S)]}), Roles(()))
    assert components["OpResponseA"]["properties"].keys() == {"c"}
    assert components[naming.provisional["OpResponse.a.(enum)"]]["enum"] == ["a", "b"]


def test_a_request_and_an_answer_at_one_name(tmp_path):
    table = roles(tmp_path, 'Thing = ["#thing"]\nSent = ["#thing.(request)"]')
    naming = Naming(table, {"thing": obj(a=obj(b=S))})
    naming.collect({"$ref": "#/components/schemas/thing"}, "op.body", response=False)
    naming.collect({"$ref": "#/components/schemas/thing"}, "op.response", response=True)
    components = naming.components()
    assert [components[name]["additionalProperties"] for name in ("Thing", "Sent")] == [True, False]
    assert set(naming.provisional) == {"Thing.a", "Sent.a"}


A = {"$ref": "#/components/schemas/a"}


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "array", "items": A},
        {"anyOf": [S, {"type": "null"}, {"type": "array", "items": A}, {"type": "object", "additionalProperties": A}]},
        {"anyOf": [A, S]},
        {"allOf": [A, obj(x=S)]},
        {"allOf": [obj(x=S), obj(children={"type": "array", "items": A})]},
        {"oneOf": [obj(x=A), obj(y=A, z=S)]},
        {"oneOf": [obj(x=A), obj(x=S)]},
        A,
    ],
)
@pytest.mark.parametrize("response", [True, False])
def test_what_holds_itself_ends(schema, response):
    naming, components = made(A, Roles(()), {"a": schema}, response=response)
    naming.reference([("op.response", A)], response=response)
    assert json.dumps(components)
    assert list(Schemas({"a": schema}).walk(schema, "#a"))


def test_the_table_tells_no_variant_by_its_position():
    assert not [place for place in (Layout(ROOT).overlay / "shapes.toml").read_text().split('"') if "|0" in place]
