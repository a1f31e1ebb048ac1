"""A plan and the files that it is kept in, and reported to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aioattio import Attio, InvalidInput
from aioattio.emulator import Emulator
from tests.bulk.syncs import states, writes

ROWS = [{"domains": f"c{number}.example", "name": f"{number}"} for number in range(3)]


async def saved(attio: Attio, path: Path) -> Path:
    with await attio.companies.plan(ROWS, match="domains") as plan:
        plan.save(path)
    return path


def files_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def test_a_saved_plan_is_its_own_journal_by_whatever_path(
    hasty: Attio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with await hasty.open_plan(await saved(hasty, tmp_path / "c.plan")) as plan:
        monkeypatch.chdir(tmp_path)
        assert states(await plan.apply(journal="c.plan")) == {"created": 3}


async def test_a_plan_that_could_not_begin_is_applied_later(hasty: Attio, tmp_path: Path) -> None:
    with await hasty.companies.plan(ROWS, match="domains") as plan:
        with pytest.raises(FileNotFoundError):
            await plan.apply(journal=tmp_path / "nowhere" / "run.db")
        with pytest.raises(InvalidInput, match="there is no folder"):
            await plan.apply(html=tmp_path / "nowhere" / "run.html")
        assert states(await plan.apply()) == {"created": 3}
        with pytest.raises(InvalidInput, match="applied already"):
            await plan.apply()


async def test_the_journal_of_a_finished_run_gives_way_and_no_other(
    hasty: Attio, attio_emulator: Emulator, tmp_path: Path
) -> None:
    journal = tmp_path / "run.db"
    for created, unchanged in ((3, 0), (0, 3)):
        with await hasty.companies.plan(ROWS, match="domains") as plan:
            counts = (await plan.apply(journal=journal)).counts
            assert (counts.created, counts.unchanged) == (created, unchanged)
    unfinished = await saved(hasty, tmp_path / "c.plan")
    with await hasty.companies.plan([{"domains": "new.example"}], match="domains") as plan:
        with pytest.raises(InvalidInput, match="holds a run that is not finished"):
            await plan.apply(journal=unfinished)
        with await hasty.open_plan(unfinished) as kept:
            assert (kept.counts.unchanged, writes(attio_emulator)) == (3, 3)
        (tmp_path / "text").write_text("mine")
        with pytest.raises(InvalidInput, match="is no journal"):
            await plan.apply(journal=tmp_path / "text")
        assert (tmp_path / "text").read_text() == "mine"


async def test_a_closed_plan_says_so(hasty: Attio) -> None:
    plan = await hasty.companies.plan(ROWS, match="domains")
    plan.close()
    plan.close()
    assert repr(plan) == "<Plan for companies: closed>"
    for use in (lambda: plan.counts, plan.table, plan.to_json, lambda: list(plan.rows())):
        with pytest.raises(InvalidInput, match="this plan is closed"):
            use()
    with pytest.raises(InvalidInput, match="this plan is closed"):
        await plan.apply()


@pytest.mark.parametrize(
    "names",
    [
        {"journal": "run", "html": "run"},
        {"journal": "run", "rejects": "run"},
        {"rejects": "run", "html": "./run"},
        {"rejects": "rejects.csv", "journal": "rejects.failed.csv"},
    ],
)
async def test_one_file_is_not_used_twice(
    hasty: Attio, attio_emulator: Emulator, tmp_path: Path, names: dict[str, str]
) -> None:
    files: dict[str, Any] = {name: f"{tmp_path}/{path}" for name, path in names.items()}
    with pytest.raises(InvalidInput, match="would be one file"):
        await hasty.companies.sync(ROWS, match="domains", **files)
    assert not writes(attio_emulator)
    assert not files_in(tmp_path)


async def test_the_page_does_not_take_the_place_of_the_plan(hasty: Attio, tmp_path: Path) -> None:
    path = await saved(hasty, tmp_path / "c.plan")
    with await hasty.open_plan(path) as plan:
        with pytest.raises(InvalidInput, match="html and journal would be one file"):
            await plan.apply(html=path)
        assert states(await plan.apply()) == {"created": 3}


async def test_a_path_that_no_file_has_is_refused(hasty: Attio) -> None:
    with pytest.raises(InvalidInput, match="the path of a file"):
        await hasty.companies.sync(ROWS, match="domains", journal="run\0.db")
