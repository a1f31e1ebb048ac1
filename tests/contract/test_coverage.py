"""Nothing in the contract is without a call, and the documents say what the contract and the source say."""

from __future__ import annotations

import shutil

import pytest

from aioattio.resources.call_recordings import CallRecordings
from aioattio.resources.webhooks import Webhooks
from scripts.contract import documenting
from scripts.contract.docstrings import edits, write
from scripts.contract.documenting import PAGE, covered, event_types, gaps, instances, page
from scripts.document import main
from tests.conftest import ROOT


def test_every_operation_has_a_call_or_a_reason(capsys) -> None:
    core, standard, events = covered(ROOT), instances(ROOT), event_types(ROOT)
    assert gaps(core) == []
    calls = {call for one in core for call in one.calls}
    with capsys.disabled():
        print(
            f"\n{len(core)} core operations, {len(standard)} standard-object operations, {len(events)} events: "
            f"{len(calls)} facade calls, {len(documenting.REASONS)} operations with a reason instead"
        )
    assert (len(core), len(standard), len(events)) == (97, 40, 34)
    called = {one.row.id for one in core if one.calls}
    assert all(one.operation in called for one in standard)


def test_an_operation_without_a_call_is_told(root) -> None:
    notes = root / "src" / "aioattio" / "resources" / "notes.py"
    notes.write_text(notes.read_text().replace("list_notes.request(", "get_note.request("))
    assert gaps(covered(root)) == ["list_notes (GET /v2/notes) has neither a facade call nor a reason"]


def test_an_operation_may_have_a_reason_and_a_reason_must_be_needed(monkeypatch, root) -> None:
    monkeypatch.setitem(documenting.REASONS, "list_notes", "none that would hold")
    assert gaps(covered(ROOT)) == ["the reason for list_notes is needed no more"]
    notes = root / "src" / "aioattio" / "resources" / "notes.py"
    notes.write_text(notes.read_text().replace("list_notes.request(", "get_note.request("))
    assert gaps(covered(root)) == []


def test_the_page_and_the_docstrings_are_what_the_contract_says(capsys) -> None:
    assert main(["--check"]) == 0, capsys.readouterr().err


def test_a_changed_scope_reaches_page_and_docstrings(root, capsys) -> None:
    table = root / "openapi" / "attio" / "operations.toml"
    table.write_text(table.read_text().replace('"note:read"', '"note:peruse"'))
    assert main(["--check"], root) == 1
    told = capsys.readouterr().err
    assert "the docstring of Notes.get is not what the contract says" in told
    assert "docs/operations.md is not what the contract says" in told
    assert main([], root) == 0
    assert "Scopes: note:peruse," in (root / "src" / "aioattio" / "resources" / "notes.py").read_text()
    assert "note:peruse" in (root / PAGE).read_text()
    assert main(["--check"], root) == 0


def test_writing_docstrings_changes_nothing_else_and_twice_changes_nothing(root) -> None:
    notes = root / "src" / "aioattio" / "resources" / "notes.py"
    before = notes.read_text()
    table = root / "openapi" / "attio" / "operations.toml"
    whole = table.read_text()
    table.write_text(whole.replace('"note:read"', '"note:peruse"'))
    write(edits(root))
    assert notes.read_text() != before
    assert edits(root) == []
    table.write_text(whole)
    write(edits(root))
    assert notes.read_text() == before


def test_a_call_that_sends_nothing_any_more_loses_its_paragraph(root) -> None:
    file = root / "src" / "aioattio" / "resources" / "notes.py"
    file.write_text(file.read_text().replace("delete_note.request(", "never.request("))
    assert [edit.name for edit in edits(root)] == ["Notes.delete"]
    write(edits(root))
    assert edits(root) == []


def test_a_call_that_sends_through_another_says_so_too(root) -> None:
    file = root / "src" / "aioattio" / "resources" / "members.py"
    file.write_text(file.read_text().replace("await self.list().collect()", "[]"))
    assert [edit.name for edit in edits(root)] == ["WorkspaceMembers.find"]


def test_the_page_names_operations_calls_and_limits() -> None:
    lines = page(ROOT).splitlines()
    (notes,) = [line for line in lines if line.startswith("| GET `/v2/notes` |")]
    assert notes.split(" | ")[1:] == [
        "`attio.notes.list`",
        "note:read, object_configuration:read, record_permission:read",
        "read, 10/s",
        "offset-query 10 / 50",
        " |",
    ]
    assert "| PUT `/v2/objects/deals/records` | `attio.deals.upsert` | `/v2/objects/{object}/records` |" in lines
    assert "- `record.merged`" in lines
    workspace = [line for line in lines if "workspace tokens only |" in line]
    assert len(workspace) == 8
    (transcript,) = [line for line in workspace if line.endswith("| beta, deprecated |")]
    assert "`attio.call_recordings.transcript`" in transcript


def test_docstrings_tell_whose_token_is_needed_and_what_is_deprecated() -> None:
    assert "Workspace tokens only." in str(Webhooks.create.__doc__)
    assert "Workspace tokens only. Beta. Deprecated." in str(CallRecordings.transcript.__doc__)
    assert "Workspace tokens" not in str(CallRecordings.get.__doc__)


@pytest.fixture
def root(tmp_path):
    """A copy of what the tool reads and writes."""
    for part in ("openapi", "docs"):
        shutil.copytree(ROOT / part, tmp_path / part)
    package = tmp_path / "src" / "aioattio"
    shutil.copytree(ROOT / "src" / "aioattio" / "resources", package / "resources")
    for name in ("client.py", "namespaces.py", "session.py"):
        shutil.copy(ROOT / "src" / "aioattio" / name, package / name)
    return tmp_path
