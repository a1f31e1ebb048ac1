"""A document that moves on renames nothing that it keeps: from March 2026 to today, through the whole pipeline."""

from __future__ import annotations

import ast
import json
import shutil
from functools import cache
from pathlib import Path

import pytest

from scripts.contract.bundle import API, DOCUMENTS, Bundle
from scripts.contract.cli import main
from scripts.contract.condense import dump
from scripts.contract.pipeline import Layout, contract

from .conftest import ROOT, upstream


@pytest.fixture(scope="module")
def then(bundle, march_document):
    """The contract of March, with the events of today: its document of events is not at hand."""
    return contract(Layout(ROOT), Bundle(march_document, webhooks=bundle.webhooks).united())[0]


@pytest.fixture(scope="module")
def packages(march, tmp_path_factory) -> tuple[Path, Path, Path]:
    """A project as March leaves it, regenerated from today: both packages, and the project."""
    current = upstream("current")
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "openapi", root / "openapi", ignore=shutil.ignore_patterns("*.json"))
    shutil.copytree(march.folder, root / "generated")
    for name, document in march.bundle.documents.items():
        Layout(root).snapshot(name).write_text(dump(document))
    assert main(["--from", current], Layout(root)) == 0
    return march.folder / "aioattio_openapi/attio", root / "generated/aioattio_openapi/attio", root


def names_by_place(contract_):
    """Which models stand at each place of the operations, the place told without any name but that of a variant."""
    components = contract_.document["components"]["schemas"]
    found: dict[str, frozenset[str]] = {}

    def walk(schema, place, within):
        variants = schema.get("anyOf", [schema])
        models = [variant["$ref"].rpartition("/")[2] for variant in variants if "$ref" in variant]
        found[place] = frozenset(models)
        for name in [name for name in models if name not in within]:
            below = place if len(models) == 1 else f"{place}|{name}"
            model = components[name]
            for key, value in model.get("properties", {}).items():
                walk(value, f"{below}.{key}", within | {name})
            if isinstance(model.get("additionalProperties"), dict):
                walk(model["additionalProperties"], f"{below}.{{}}", within | {name})
        for variant in variants:
            if variant.get("type") == "array":
                walk(variant["items"], f"{place}.[]", within)

    for path, item in contract_.document["paths"].items():
        for method, operation in item.items():
            key = f"{method} {path}"
            for parameter in operation["parameters"]:
                walk(parameter["schema"], f"{key} {parameter['in']} {parameter['name']}", frozenset())
            for what, holder in (("body", operation.get("requestBody", {})), ("answer", operation["responses"]["200"])):
                for content in holder.get("content", {}).values():
                    walk(content["schema"], f"{key} {what}", frozenset())
    return found


def test_no_operation_and_no_class_is_renamed(then, prepared):
    old, new = ({row.key: (row.id, tag) for row, tag in made.operations} for made in (then, prepared))
    both = old.keys() & new.keys()
    assert len(both) == 66  # of 67: one operation is gone
    assert {key: old[key] for key in both} == {key: new[key] for key in both}

    had, has = names_by_place(then), names_by_place(prepared)
    kept = had.keys() & has.keys()
    assert len(kept) > 4_000
    assert {place: (had[place], has[place]) for place in kept if not had[place] <= has[place]} == {}


@cache
def parsed(file):
    return ast.parse(file.read_text())


def fields(package):
    """(class, JSON key) -> attribute, of every model."""
    found = {}
    for file in (package / "models").glob("*.py"):
        for node in parsed(file).body:
            target = node.targets[0] if isinstance(node, ast.Assign) else None
            if isinstance(target, ast.Attribute) and target.attr == "_fields":
                for row in node.value.elts:
                    attribute, key, _ = row.elts
                    found[target.value.id, key.value] = attribute.value
    return found


def parameters(package):
    """(operation, name in the query or path) -> argument of `request`, and the function's positional order."""
    found = {}
    for file in (package / "api").glob("*/[!_]*.py"):
        request = next(
            node for node in parsed(file).body if isinstance(node, ast.FunctionDef) and node.name == "request"
        )
        for node in ast.walk(request):
            if isinstance(node, ast.Dict):
                found |= {
                    (f"{file.parent.name}.{file.stem}", key.value): value.id
                    for key, value in zip(node.keys, node.values, strict=True)
                    if isinstance(key, ast.Constant) and isinstance(value, ast.Name)
                }
        found[f"{file.parent.name}.{file.stem}", "()"] = tuple(argument.arg for argument in request.args.args)
    return found


@pytest.mark.parametrize("names", [fields, parameters])
def test_no_field_and_no_parameter_is_renamed(packages, names):
    old, new = names(packages[0]), names(packages[1])
    both = old.keys() & new.keys()
    assert len(both) > 100
    assert {key: (old[key], new[key]) for key in both if old[key] != new[key]} == {}


def test_where_it_came_from_leaves_no_trace(packages):
    project = Layout(packages[2])
    for name in DOCUMENTS:
        assert project.snapshot(name).read_bytes() == Layout(ROOT).snapshot(name).read_bytes()
    made = {file.relative_to(packages[1]): file.read_bytes() for file in packages[1].rglob("*.py")}
    assert made == {
        file.relative_to(Layout(ROOT).package): file.read_bytes() for file in Layout(ROOT).package.rglob("*.py")
    }


def test_march_is_a_document_of_the_api_alone(tmp_path, capsys):
    """Of a single file the others are not read, and the run says that they stay."""
    (tmp_path / "in.json").write_text(
        json.dumps({"openapi": "3.1.0", "paths": {"/v2/self": {"get": {"responses": {}}}}})
    )
    shutil.copytree(ROOT / "openapi", tmp_path / "openapi")
    layout = Layout(tmp_path)
    kept = {name: layout.snapshot(name).read_bytes() for name in DOCUMENTS if name != API}
    assert main(["--from", str(tmp_path / "in.json")], layout) == 0
    out = capsys.readouterr().out
    assert "in.json is the document api: standard-objects and webhooks stay as they are" in out
    assert "1 operations, 0 of standard objects, 34 events" in out
    assert "standard object: POST /v2/objects/people/records/query is an instance of no operation of the API" in out
    assert {name: layout.snapshot(name).read_bytes() for name in kept} == kept
