"""Three documents are one contract: read together, in agreement, and replaced together or not at all."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from scripts.contract.bundle import API, DOCUMENTS, STANDARD_OBJECTS, WEBHOOKS, Bundle, nothing
from scripts.contract.cli import main
from scripts.contract.condense import dump
from scripts.contract.errors import ContractError


@pytest.fixture
def documents(small):
    """Three small documents that share the schema of a status."""
    status = {"type": "object", "properties": {"title": {"type": "string"}}, "description": "Prose."}
    shared = {"components": {"schemas": {"status": status}}}
    operation = small["paths"]["/v2/notes/{note_id}"]["get"]
    event = {
        "type": "object",
        "properties": {
            "event_type": {"type": "string", "enum": ["note.created"]},
            "id": {"type": "object", "properties": {"note_id": {"type": "string"}}},
            "actor": {"type": "object", "properties": {"id": {"type": "string"}}},
        },
        "required": ["event_type", "id", "actor"],
    }
    envelope = {
        "type": "object",
        "properties": {"webhook_id": {"type": "string"}, "events": {"type": "array", "items": event}},
        "required": ["webhook_id", "events"],
    }
    posted = {"requestBody": {"content": {"application/json": {"schema": envelope}}}, "responses": {}}
    return {
        API: {**small, **copy.deepcopy(shared)},
        STANDARD_OBJECTS: {"openapi": "3.1.0", "paths": {"/v2/objects/people/x": {"get": operation}}, **shared},
        WEBHOOKS: {"openapi": "3.1.0", "webhooks": {"note.created": {"post": posted}}, **copy.deepcopy(shared)},
    }


@pytest.fixture
def source(tmp_path, documents):
    """Writes the documents to a folder; call again after changing them."""

    def write():
        folder = tmp_path / "published"
        folder.mkdir(exist_ok=True)
        for name, document in documents.items():
            (folder / f"{name}.json").write_text(json.dumps(document))
        return str(folder)

    return write


def state(root: Path):
    return {file: file.read_bytes() for file in root.rglob("*") if file.is_file() and "published" not in file.parts}


def test_three_snapshots_and_one_package(layout, source, capsys):
    assert main(["--from", source()], layout) == 0
    assert "2 operations, 0 of standard objects, 1 events" in capsys.readouterr().out
    for name, document in layout.snapshots().documents.items():
        assert layout.snapshot(name).read_text() == dump(document)
        assert "Prose" not in layout.snapshot(name).read_text()
    assert (layout.package / "models/note_created_event.py").exists()


@pytest.mark.parametrize(("one", "other"), [(API, STANDARD_OBJECTS), (API, WEBHOOKS), (STANDARD_OBJECTS, WEBHOOKS)])
def test_documents_that_disagree_are_one_line_and_change_nothing(layout, source, documents, capsys, one, other):
    assert main(["--from", source()], layout) == 0
    before = state(layout.root)
    for name in DOCUMENTS:
        if name != other:
            documents[name]["components"]["schemas"] = {"status": {"type": "string"}}
        if name not in {one, other}:
            documents[name]["components"]["schemas"] = {}
    capsys.readouterr()
    assert main(["--from", source()], layout) == 1
    assert capsys.readouterr().err == f"regenerate: {one} and {other} disagree about the schema status\n"
    assert state(layout.root) == before


def test_documents_that_differ_in_prose_or_order_agree(documents):
    documents[WEBHOOKS]["components"]["schemas"]["status"]["description"] = "Other prose."
    for name, order in ((API, ["string", "null"]), (WEBHOOKS, ["null", "string"])):
        documents[name]["components"]["schemas"]["status"]["type"] = order
    documents[STANDARD_OBJECTS]["components"] = {}
    assert Bundle.of(documents.__getitem__).united()["components"]["schemas"].keys() == {"status"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_that_is_none_is_named_and_changes_nothing(layout, source, documents, capsys, name):
    assert main(["--from", source()], layout) == 0
    before = state(layout.root)
    documents[name]["components"] = {"schemas": {"broken": {"type": "strin"}}}
    capsys.readouterr()
    assert main(["--from", source()], layout) == 1
    assert capsys.readouterr().err == f"regenerate: {name}: #broken: unknown type: strin\n"
    (Path(source()) / f"{name}.json").unlink()
    assert main(["--from", str(layout.root / "published")], layout) == 1
    assert f"{name}.json: No such file" in capsys.readouterr().err
    assert state(layout.root) == before


@pytest.mark.parametrize("name", [STANDARD_OBJECTS, WEBHOOKS])
def test_a_failing_swap_takes_no_snapshot_with_it(layout, source, documents, monkeypatch, capsys, name):
    assert main(["--from", source()], layout) == 0
    before = state(layout.root)
    for document in documents.values():
        document["components"]["schemas"]["more"] = {"type": "string"}
    rename = Path.replace

    def replace(self, target):
        if Path(target) == layout.snapshot(name) and self.parent != layout.overlay:
            raise OSError("disk full")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    capsys.readouterr()
    assert main(["--from", source()], layout) == 1
    assert "disk full" in capsys.readouterr().err
    assert state(layout.root) == before


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_check_covers_each_snapshot(layout, source, capsys, name):
    assert main(["--from", source()], layout) == 0
    text = layout.snapshot(name).read_text()
    layout.snapshot(name).write_text(text.replace('"openapi"', '"info": {"title": "T"}, "openapi"'))
    capsys.readouterr()
    assert main(["--check"], layout) == 1
    assert f"regenerate --check: {name}.json is not condensed; run make regenerate\n" in capsys.readouterr().err
    layout.snapshot(name).unlink()
    assert main(["--check"], layout) == 1
    assert capsys.readouterr().err == f"regenerate: {layout.snapshot(name)} is missing\n"


def test_an_event_less_is_seen_by_the_check(layout, source, documents, capsys):
    assert main(["--from", source()], layout) == 0
    snapshot = json.loads(layout.snapshot(WEBHOOKS).read_text())
    del snapshot["webhooks"]
    layout.snapshot(WEBHOOKS).write_text(dump(snapshot))
    capsys.readouterr()
    assert main(["--check"], layout) == 1
    err = capsys.readouterr().err
    assert "attio/models/note_created_event.py is not what the contract produces" in err
    assert "attio/events.py is not what the contract produces" in err


def test_a_document_without_webhooks_is_no_document_of_webhooks(layout, source, documents, capsys):
    documents[WEBHOOKS] = documents[API]
    assert main(["--from", source()], layout) == 1
    assert "webhooks.json: the document has no webhooks" in capsys.readouterr().err


def test_what_is_missing_says_nothing(documents):
    bundle = Bundle(nothing())
    assert bundle.united() == nothing() == bundle.standard_objects == bundle.webhooks
    with pytest.raises(ContractError, match="api: paths: an object expected"):
        Bundle.of(lambda _: {"openapi": "3.1.0"})
