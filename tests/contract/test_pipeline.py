"""The pipeline end to end: what it makes of upstream's documents, and what it refuses."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.contract.bundle import DOCUMENTS, Bundle
from scripts.contract.cli import main
from scripts.contract.errors import ContractError
from scripts.contract.overlay import MAX_NAME
from scripts.contract.pipeline import Layout, build, examine
from scripts.contract.verify import verify

from .conftest import ROOT, UPSTREAM, upstream

PACKAGE = Path("aioattio_openapi/attio")


def sources(folder):
    return [file for file in sorted(folder.rglob("*")) if file.is_file() and "__pycache__" not in file.parts]


@pytest.mark.skipif((UPSTREAM / "current").exists(), reason="test_drift makes the same of upstream's documents")
def test_check_passes_on_what_is_committed(capsys):
    # That the snapshot is upstream's current document, and would be without prose and extensions: test_condense.
    assert main(["--check"], Layout(ROOT)) == 0
    counted = "97 operations, 40 of standard objects, 34 events"
    assert f"generated/ is what the contract produces: {counted}" in capsys.readouterr().out


def test_the_tables_say_all_about_what_is_committed_and_no_more(bundle):
    report = examine(Layout(ROOT), bundle)[-1]
    assert "97 operations, 40 of standard objects, 34 events" in report.text()
    assert [*report.lost, *report.doubtful, *report.stale, *report.needless, *report.nameless] == []


def test_a_document_the_overlay_was_not_written_for_gets_through(march):
    folder, _, report = march
    assert report.operations == 67
    assert len([file for file in folder.glob(f"{PACKAGE}/api/*/*.py") if file.stem != "__init__"]) == 67
    assert "operation GET /scim/v2/Schemas is called get_scim_v2_schemas" in report.nameless
    assert any(line.startswith("place MeetingData.external_ref ") for line in report.nameless)


@pytest.mark.parametrize("package", ["committed", "march"])
def test_sizes_names_and_headers(request, package):
    folder = ROOT / "generated" if package == "committed" else request.getfixturevalue(package).folder
    files = [file for file in sources(folder) if file.suffix == ".py"]
    text = {file: file.read_text() for file in files}
    assert sum(content.count("\n") for content in text.values()) <= 40_000
    assert [file for file in files if len(file.stem) > MAX_NAME] == []
    classes = re.findall(r"^class (\w+)", "\n".join(text.values()), re.MULTILINE)
    assert max(map(len, classes)) <= MAX_NAME
    assert [file for file in files if "make regenerate" not in text[file].splitlines()[0]] == []
    assert [file for file in files if re.search(r"\bhttpx\b", text[file])] == []
    assert {file.name for file in (folder / PACKAGE).iterdir()} - {"__pycache__"} == {
        *("__init__.py", "api", "models", "operations.py", "py.typed", "request.py", "types.py"),
        *("events.py", "standard_objects.py"),
    }


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_line_of_upstream_prose_is_committed(document):
    text = Layout(ROOT).snapshot(document).read_text()
    assert len(text.encode()) < 1_400_000
    assert not re.search(r'"(description|summary|example|examples|x-[a-z-]+)": "', text)


def write(path, document):
    path.write_text(json.dumps(document))
    return str(path)


def test_check_names_everything_that_is_wrong(layout, small, tmp_path, capsys):
    assert main(["--from", write(tmp_path / "in.json", small)], layout) == 0
    out = capsys.readouterr().out
    assert "2 operations" in out
    assert "operation POST /v2/new-thing is called post_v2_new_thing" in out
    (layout.package / "request.py").write_text("edited by hand")
    (layout.package / "models/note_response.py").unlink()
    (layout.package / "left_over.py").touch()
    assert main(["--check"], layout) == 1
    err = capsys.readouterr().err
    for line in (
        "attio/request.py is not what the contract produces",
        "attio/models/note_response.py is not what the contract produces",
        "attio/left_over.py is not what the contract produces",
        "operation POST /v2/new-thing is called post_v2_new_thing",
    ):
        assert line in err


def test_a_second_run_changes_no_byte_and_a_failing_one_nothing(layout, small, tmp_path, capsys, monkeypatch):
    source = write(tmp_path / "in.json", small)
    assert main(["--from", source], layout) == 0
    first = {file: file.read_bytes() for file in sources(tmp_path)}
    assert main(["--from", source], layout) == 0
    assert {file: file.read_bytes() for file in sources(tmp_path)} == first

    def refuse(*arguments):
        raise ContractError("does not import")

    monkeypatch.setattr("scripts.contract.pipeline.verify", refuse)
    assert main(["--from", source], layout) == 1
    assert "does not import" in capsys.readouterr().err
    assert {file: file.read_bytes() for file in sources(tmp_path)} == first


def test_the_report_tells_what_changed(layout, small, tmp_path, capsys):
    source = write(tmp_path / "in.json", small)
    assert main(["--from", source], layout) == 0
    moved = {**small, "paths": dict(small["paths"])}
    moved["paths"]["/v2/notes"] = {"get": moved["paths"].pop("/v2/new-thing")["post"]}
    capsys.readouterr()
    assert main(["--from", write(tmp_path / "in.json", moved)], layout) == 0
    out = capsys.readouterr().out
    assert "operations added: 1\n  GET /v2/notes" in out
    assert "operations removed: 1, 1 breaking\n  ! POST /v2/new-thing" in out


def test_into_another_folder_touches_nothing_else(layout, small, tmp_path):
    target = tmp_path / "elsewhere"
    assert main(["--from", write(tmp_path / "in.json", small), "--into", str(target)], layout) == 0
    assert (target / PACKAGE / "operations.py").exists()
    assert not layout.generated.exists()
    assert not any(layout.snapshot(name).exists() for name in DOCUMENTS)


def test_an_operation_that_the_generator_cannot_make_fails_the_run(layout, small, tmp_path):
    small["paths"]["/v2/notes/{note_id}"]["get"]["parameters"] = []
    with pytest.raises(ContractError, match="generator complains"):
        build(layout, Bundle({**small, "components": {"schemas": {}}}), tmp_path / "out")


def empty_package(root):
    package = root / "pkg"
    package.mkdir()
    tables = {"__init__": "", "operations": "OPERATIONS = {}", "events": "EVENTS = {}"}
    for name, text in {**tables, "standard_objects": "STANDARD_OPERATIONS = ()"}.items():
        (package / f"{name}.py").write_text(text)
    return package


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("from .models import missing", "does not import"),
        ("def later():\n    from .models import missing", "does not import"),
        ("import httpx", "imports httpx"),
        ("raise RuntimeError('no')", "does not import"),
    ],
)
def test_verification_finds_what_would_fail_later(tmp_path, line, says):
    package = empty_package(tmp_path)
    (package / "models").mkdir()
    (package / "models/__init__.py").touch()
    (package / "__init__.py").write_text(line)
    with pytest.raises(ContractError, match=says):
        verify(tmp_path, "pkg", (0, 0, 0))


def test_verification_counts_what_the_documents_have(tmp_path):
    package = empty_package(tmp_path)
    verify(tmp_path, "pkg", (0, 0, 0))
    for counts, what in (((97, 0, 0), "operations"), ((0, 97, 0), "events"), ((0, 0, 97), "operations of standard")):
        with pytest.raises(ContractError, match=f"0 {what}.* generated, the documents have 97"):
            verify(tmp_path, "pkg", counts)
    row = "SimpleNamespace(method='GET', path='/a', operation='b')"
    lost = f"from types import SimpleNamespace\nSTANDARD_OPERATIONS = ({row},)"
    (package / "standard_objects.py").write_text(lost)
    with pytest.raises(ContractError, match="GET /a is an instance of b, which is none"):
        verify(tmp_path, "pkg", (0, 0, 1))


def test_importing_an_operation_loads_no_model():
    code = (
        "import sys, aioattio_openapi.attio.api.records.query_records, aioattio_openapi.attio.models\n"
        "print([m for m in sys.modules if '.models.' in m])\n"
        "from aioattio_openapi.attio.models import RecordList\n"
        "assert 'aioattio_openapi.attio.models.note' not in sys.modules, 'loads more than asked for'\n"
        "assert 'RecordList' in dir(aioattio_openapi.attio.models)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, env={"PYTHONPATH": str(ROOT / "generated")}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")


def test_an_unknown_model_is_an_attribute_error():
    from aioattio_openapi.attio import models

    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        models.Nothing  # noqa: B018


def test_the_script_runs_from_anywhere(tmp_path):
    command = [sys.executable, str(ROOT / "scripts/regenerate.py"), "--from", str(tmp_path / "nowhere")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("regenerate: ")
    assert done.stderr.count("\n") == 1


def test_upstream_names_its_folders_as_we_expect():
    assert Path(upstream("current/api.json")).is_file()
