"""Whatever is wrong with a run is one line, and changes nothing."""

from __future__ import annotations

import json
import re
import sys
from importlib import import_module, invalidate_caches

import pytest

from scripts.contract import generate
from scripts.contract.bundle import Bundle
from scripts.contract.cli import main
from scripts.contract.condense import condense, dump
from scripts.contract.errors import ContractError
from scripts.contract.pipeline import build
from scripts.contract.swap import alone


def run(capsys, layout, *arguments):
    capsys.readouterr()
    code = main([str(argument) for argument in arguments], layout)
    return code, capsys.readouterr().err


@pytest.fixture
def source(tmp_path, small):
    path = tmp_path / "in.json"
    path.write_text(json.dumps(small))
    return path


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("http://[", "reading http://\\[: "),
        ("a\0b", r"reading a\\x00b: embedded null"),
        ({"components": []}, "components: an object expected"),
    ],
)
def test_a_source_that_is_none_is_one_line(layout, small, tmp_path, capsys, given, says):
    if isinstance(given, dict):
        (tmp_path / "bad.json").write_text(json.dumps({**small, **given}))
        given = tmp_path / "bad.json"
    code, said = run(capsys, layout, "--from", given)
    assert (code, said.count("\n")) == (1, 1)
    assert re.search(says, said)
    assert not layout.generated.exists()


def test_a_target_that_is_a_file_is_one_line(layout, source, capsys):
    for target in (source, source / "below"):
        code, said = run(capsys, layout, "--from", source, "--into", target)
        assert (code, said.count("\n")) == (1, 1)
        assert f"writing to {target}" in said
    layout.generated.write_text("in the way")
    code, said = run(capsys, layout, "--from", source)
    assert (code, said.count("\n")) == (1, 1)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "\ud800"])
def test_a_snapshot_that_cannot_be_read_fails_the_check(layout, capsys, text):
    layout.snapshot().write_bytes(text.encode("utf-8", "surrogatepass"))
    code, said = run(capsys, layout, "--check")
    assert (code, said.count("\n")) == (1, 1)


def test_a_run_replaces_a_corrupt_snapshot_and_sweeps_what_was_left(layout, source, capsys):
    layout.snapshot().write_text("{")
    (layout.generated / ".build-dead/aioattio_openapi").mkdir(parents=True)
    code, said = run(capsys, layout, "--from", source)
    assert (code, said.count("\n")) == (0, 1)
    assert "of no use" in said
    assert condense(json.loads(layout.snapshot().read_text())) is not None
    assert [path.name for path in layout.generated.iterdir()] == ["aioattio_openapi"]

    layout.package.rename(layout.package.with_name(".attio.old"))  # as a run killed between its renames leaves it
    (layout.generated / "stray.py").touch()
    code, said = run(capsys, layout, "--from", source.parent / "nowhere")
    assert (code, layout.package.exists()) == (1, True)
    code, said = run(capsys, layout, "--check")
    assert "generated/stray.py is not what the contract produces" in said
    assert "operations.toml: [GET /v2/objects] is no operation of the document" in said
    assert "attio/" not in said


def test_two_runs_do_not_meet(tmp_path):
    with alone(tmp_path / "generated"):
        (tmp_path / "generated/kept").touch()
        with pytest.raises(ContractError, match="another run is at work"), alone(tmp_path / "generated", 0.1):
            pass
    with alone(tmp_path / "generated", 0):
        pass
    with alone(tmp_path / "new"):
        pass
    assert not (tmp_path / "new").exists()


def test_what_ruff_says_is_passed_on(tmp_path, monkeypatch):
    (tmp_path / "bad.py").write_text("def (:")
    with pytest.raises(ContractError, match=r"ruff \w+ failed: (.|\n)*bad.py"):
        generate._format(tmp_path)
    monkeypatch.setattr(generate, "_RUFF", ("check --no-such-option",))
    with pytest.raises(ContractError, match="no-such-option"):
        generate._format(tmp_path)


def test_a_run_tells_what_changed_and_writes_it_down(layout, source, small, capsys):
    layout.snapshot().write_text(dump(condense(small)))
    small["paths"]["/v2/new-thing"]["post"]["parameters"] = [
        {"in": "query", "name": "why", "required": True, "schema": {"type": "string"}}
    ]
    source.write_text(json.dumps(small))
    notes = layout.root / "out" / "notes.md"
    assert main(["--from", str(source), "--markdown", str(notes)], layout) == 0
    said = capsys.readouterr().out
    assert "1 change, 1 breaking" in said
    assert "! query parameter why: added, required: string" in said
    assert "- **breaking** query parameter `why`: added, required: string" in notes.read_text()
    assert condense(small) == layout.snapshots().api
    assert main(["--from", str(source)], layout) == 0
    assert "nothing changed" in capsys.readouterr().out


def test_report_only_changes_nothing(layout, source, small, capsys):
    before = {path: path.stat().st_mtime_ns for path in layout.root.rglob("*")}
    assert main(["--from", str(source), "--report-only"], layout) == 0
    assert "2 operations" in capsys.readouterr().out
    assert {path: path.stat().st_mtime_ns for path in layout.root.rglob("*")} == before
    layout.snapshot().write_text(dump(condense(small)))
    small["paths"].pop("/v2/new-thing")
    source.write_text(json.dumps(small))
    snapshot = layout.snapshot().read_bytes()
    assert main(["--from", str(source), "--report-only"], layout) == 0
    assert "operations removed: 1, 1 breaking\n  ! POST /v2/new-thing" in capsys.readouterr().out
    assert layout.snapshot().read_bytes() == snapshot
    assert not layout.generated.exists()


def test_a_report_that_cannot_be_written_is_one_line(layout, source, capsys):
    code, said = run(capsys, layout, "--from", source, "--report-only", "--markdown", source / "below.md")
    assert (code, said.count("\n")) == (1, 1)
    assert f"writing to {source / 'below.md'}" in said


def test_what_a_document_says_moves_no_cursor(layout, small, source, capsys):
    small["paths"]["/v2/\x1b[2Jgone"] = {"get": {"responses": 1}}
    source.write_text(json.dumps(small))
    code, said = run(capsys, layout, "--from", source)
    assert (code, said.count("\n")) == (1, 1)
    assert "\\x1b[2Jgone" in said


NAMES = "operation parse fill set_only request json_body multipart body data read OPERATIONS Request UNSET Any".split()  # noqa: SIM905


def test_no_parameter_shadows_what_the_module_uses(layout, tmp_path, monkeypatch):
    json_ = {"content": {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}}}
    free = {"content": {"application/json": {"schema": {"type": "object"}}}}
    query = [{"in": "query", "name": name, "schema": {"type": "string"}} for name in NAMES]
    path = [{"in": "path", "name": name, "required": True, "schema": {"type": "string"}} for name in NAMES]
    route = "/v2/p/" + "/".join(f"{{{name}}}" for name in NAMES)
    answer = {"200": free}
    document = {
        "paths": {
            "/v2/q": {"post": {"parameters": query, "requestBody": json_, "responses": answer}},
            route: {"put": {"parameters": path, "requestBody": json_, "responses": answer}},
            "/v2/gone": {"delete": {"responses": answer}},
            "/v2/new-thing": {"get": {"responses": answer}},
            "/v2/new_thing": {"get": {"responses": answer}},
        }
    }
    made = build(layout, Bundle(condense(document)), tmp_path / "out")  # verified: every request() was called
    assert made.operations == 5
    for name in [name for name in sys.modules if name.startswith("aioattio_openapi")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(str(tmp_path / "out"))
    invalidate_caches()
    module = import_module("aioattio_openapi.attio.api.other.post_v2_q")
    request = module.request(body={"a": "1"}, body_="2", parse="3", operation="4", set_only="5", json_body="6")
    assert request.json == {"a": "1"}
    assert request.params == {"body": "2", "parse": "3", "operation": "4", "set_only": "5", "json_body": "6"}
    assert request.parse({"any": 1}) == {"any": 1}
    assert import_module("aioattio_openapi.attio.api.other.delete_v2_gone").parse({}) is None
    for name in [name for name in sys.modules if name.startswith("aioattio_openapi")]:
        del sys.modules[name]
