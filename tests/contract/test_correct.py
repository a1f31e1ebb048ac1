"""Corrections change what they expect to find, and report when they no longer find it."""

from __future__ import annotations

import pytest

from scripts.contract.correct import correct, parse_corrections
from scripts.contract.errors import ContractError
from scripts.contract.overlay import load_corrections, load_operations
from scripts.contract.pipeline import Layout

from .conftest import ROOT


def component(schema):
    return {"components": {"schemas": {"thing": schema}}, "paths": {}}


def correction(**row):
    return parse_corrections([{"name": "it", "places": ["#thing"], "expects": {}, "why": "because", **row}])


def run(schema, **row):
    corrected, gone = correct(component(schema), correction(**row), {})
    return corrected["components"]["schemas"]["thing"], gone


@pytest.mark.parametrize(
    ("schema", "row", "made"),
    [
        (
            {"type": "array"},
            {"expects": {"type": "array", "items": "absent"}, "set": {"items": {}}},
            {"type": "array", "items": {}},
        ),
        (
            {"type": "string", "nullable": True},
            {"expects": {"nullable": True}, "null": True},
            {"type": ["string", "null"]},
        ),
        (
            {"type": ["string", "null"], "enum": ["a"]},
            {"expects": {"enum": "without null"}, "null": True},
            {"type": ["string", "null"], "enum": ["a", None]},
        ),
        (
            {"anyOf": [{}]},
            {"expects": {"type": "absent"}, "drop": ["anyOf"], "set": {"type": "boolean"}},
            {"type": "boolean"},
        ),
        (
            {"properties": {"a": {}, "b": {}}, "required": ["a", "b"]},
            {"optional": ["b"]},
            {"properties": {"a": {}, "b": {}}, "required": ["a"]},
        ),
        (
            {"properties": {"a": {}, "[key]": {"type": "string"}}, "required": ["[key]", "a"]},
            {"open": "[key]"},
            {"properties": {"a": {}}, "required": ["a"], "additionalProperties": {"type": "string"}},
        ),
    ],
)
def test_puts_right_what_it_expects(schema, row, made):
    assert run(schema, **row) == (made, [])


@pytest.mark.parametrize(
    ("schema", "row"),
    [
        ({"type": "array", "items": {}}, {"expects": {"type": "array", "items": "absent"}, "set": {"items": {}}}),
        ({"type": "string"}, {"expects": {"nullable": True}, "null": True}),
        ({"enum": ["a", None]}, {"expects": {"enum": "without null"}, "null": True}),
        ({"properties": {"b": {}}, "required": []}, {"optional": ["b"]}),
        ({"properties": {"b": {}}}, {"open": "[key]"}),
    ],
)
def test_a_defect_that_is_gone_is_reported_and_nothing_changed(schema, row):
    made, gone = run(schema, **row)
    assert made == schema
    assert gone == ["it: nothing to correct any more at #thing"]


def test_a_place_that_is_gone_is_no_news():
    assert run({"type": "string"}, places=["#other.**"], expects={"nullable": True}, null=True) == (
        {"type": "string"},
        [],
    )


def test_one_place_still_wrong_is_enough():
    schema = {"type": "object", "properties": {"a": {"nullable": True, "type": "string"}, "b": {"type": "string"}}}
    made, gone = run(schema, places=["#thing.*"], expects={"nullable": True}, null=True)
    assert made["properties"] == {"a": {"type": ["string", "null"]}, "b": {"type": "string"}}
    assert gone == []


def test_variants_are_reached_by_their_constant():
    variants = [
        {"type": "object", "properties": {"kind": {"const": kind}, "value": {"type": "string", "format": "date"}}}
        for kind in ("date", "timestamp")
    ]
    made, _ = run(
        {"oneOf": variants}, places=["**.|timestamp.value"], expects={"format": "date"}, set={"format": "date-time"}
    )
    assert [variant["properties"]["value"]["format"] for variant in made["oneOf"]] == ["date", "date-time"]


@pytest.mark.parametrize("row", [{"expect": {}}, {"why": None, "places": None, "name2": 1}])
def test_a_row_with_unknown_keys_is_refused(row):
    with pytest.raises(ContractError, match="unknown keys"):
        correction(**row)


def test_a_row_must_say_why():
    with pytest.raises(ContractError, match="why"):
        parse_corrections([{"name": "it", "places": ["#a"], "expects": {}}])


def test_every_correction_of_ours_is_still_needed(snapshot):
    overlay = Layout(ROOT).overlay
    rows = parse_corrections(load_corrections(overlay / "corrections.toml"))
    for row in rows:  # each alone: none may live on what another one makes
        _, gone = correct(snapshot, [row], load_operations(overlay / "operations.toml"))
        assert gone == []
