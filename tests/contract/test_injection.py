"""Text of the document stays text, however it is written."""

from __future__ import annotations

import ast
import json

import pytest

from scripts.contract.bundle import Bundle
from scripts.contract.condense import condense
from scripts.contract.pipeline import build

EVIL = (
    '"""\nopen("pwned", "w")\n"""',
    "'''\nopen('pwned', 'w')\n'''",
    '"+open("pwned", "w")+"',
    "'+open('pwned', 'w')+'",
    '\\"""+open("pwned","w")',
    "{open('pwned', 'w')}",
    "\\",
    "\nopen('pwned', 'w')\n",
    "# type: ignore\r\nopen('pwned', 'w')",
    "..",
    "../../../pwned",
)
# Names must differ in letters too, or the generator refuses the document for that.
NAMES = tuple(f"{text} part {index}" for index, text in enumerate(EVIL))


def evil_document():
    shape = {
        "type": "object",
        "properties": {text: {"type": "string"} for text in NAMES} | {"kind": {"type": "string", "enum": list(EVIL)}},
        "required": list(NAMES),
    }
    variants = [{**shape, "properties": {**shape["properties"], "tag": {"const": text}}} for text in EVIL]
    content = {
        "application/json": {"schema": {"type": "object", "properties": {"one": {"anyOf": variants}, "two": shape}}}
    }
    parameters = [{"in": "query", "name": text, "required": False, "schema": {"type": "string"}} for text in NAMES]
    operation = {
        "tags": [EVIL[0] + "../../../pwned"],
        "summary": EVIL[0],
        "description": EVIL[1],
        "operationId": EVIL[2],
        "parameters": parameters,
        "requestBody": {"required": True, "content": content},
        "responses": {"200": {"description": EVIL[0], "content": content}},
    }
    plain = {"responses": {"204": {"description": EVIL[0]}}}
    paths = {f"/v2/{index}/{text}": {"post": plain} for index, text in enumerate(EVIL) if "{" not in text}
    paths["/v2/all"] = {"put": operation}
    return {"openapi": "3.1.0", "info": {"title": EVIL[0], "version": EVIL[1]}, "paths": paths}


def calls(tree):
    return {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}


def test_nothing_in_a_document_becomes_code(layout, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    report = build(
        layout, Bundle(condense(json.loads(json.dumps(evil_document())))), out
    )  # imports every module it made
    assert report.operations == len(evil_document()["paths"])
    assert list(tmp_path.rglob("pwned*")) == []
    for file in out.rglob("*.py"):
        assert "open" not in calls(ast.parse(file.read_text()))


@pytest.mark.parametrize("text", EVIL)
def test_an_own_summary_cannot_close_its_docstring_either(text):
    from scripts.contract.operations import render_operations
    from scripts.contract.overlay import Operation

    row = Operation(
        "GET", text, "an_id", text, "read", idempotent=True, scopes=(text,), conditional_scopes={text: (text,)}
    )
    tree = ast.parse(render_operations([(row, text)]))
    assert calls(tree) == {"Operation"}
