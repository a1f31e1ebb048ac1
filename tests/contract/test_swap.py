"""A run that fails, at whatever point, leaves what was there before."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.contract.errors import ContractError
from scripts.contract.swap import build_folder, recover, swap


def tree(root):
    return {str(path.relative_to(root)): path.read_text() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.fixture
def places(tmp_path):
    """A package and a snapshot in place, and newer ones beside them."""
    made = {
        "package/a.py": "old",
        "package/b.py": "old",
        "api.json": "old",
        "new/package/a.py": "new",
        "new/api.json": "new",
    }
    for name, text in made.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def pairs(root):
    return [(root / "new/package", root / "package"), (root / "new/api.json", root / "api.json")]


def test_new_takes_the_place_of_old(places):
    swap(pairs(places))
    assert tree(places) == {"package/a.py": "new", "api.json": "new"}


def test_there_need_not_be_an_old(places):
    swap([(places / "new/package", places / "deep/er/package")])
    assert tree(places / "deep") == {"er/package/a.py": "new"}


@pytest.mark.parametrize("failing", range(4))
@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt()])
def test_a_failure_at_any_rename_restores_everything(places, monkeypatch, failing, error):
    rename = Path.replace
    calls = 0

    def replace(self, target):
        nonlocal calls
        calls += 1
        if calls == failing + 1:
            raise error
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(ContractError if isinstance(error, OSError) else KeyboardInterrupt):
        swap(pairs(places))
    left = tree(places)
    assert {name: text for name, text in left.items() if not name.startswith("new/")} == {
        "package/a.py": "old",
        "package/b.py": "old",
        "api.json": "old",
    }


def test_a_first_run_that_fails_leaves_nothing(places):
    with pytest.raises(ContractError):
        swap([(places / "new/package", places / "fresh"), (places / "missing", places / "api.json")])
    assert not (places / "fresh").exists()
    assert (places / "api.json").read_text() == "old"


def test_a_run_killed_between_its_renames_is_undone(places):
    (places / "package").rename(places / ".package.old")
    recover(places / "package")
    assert tree(places / "package") == {"a.py": "old", "b.py": "old"}
    assert not (places / ".package.old").exists()


def test_a_run_killed_after_its_renames_is_finished(places):
    (places / "package").rename(places / ".package.old")
    (places / "new/package").rename(places / "package")
    recover(places / "package")
    assert tree(places / "package") == {"a.py": "new"}
    assert not (places / ".package.old").exists()


def test_recovery_has_nothing_to_do_most_of_the_time(places):
    before = tree(places)
    recover(places / "package")
    assert tree(places) == before


def test_the_build_folder_is_gone_afterwards(tmp_path):
    def fail():
        with build_folder(tmp_path / "generated") as folder:
            (folder / "half").mkdir()
            raise ContractError("lost an operation")

    with pytest.raises(ContractError):
        fail()
    assert list((tmp_path / "generated").iterdir()) == []
